package dev.wonflow.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a seller can be paid.
 *
 * @param holidays days in Seoul on which banks are closed, weekends left out or not
 * @param bankOpens the end of the maintenance that the seller's bank is in; null: it is open
 */
public record Hours(List<LocalDate> holidays, @Nullable Instant bankOpens) {}
