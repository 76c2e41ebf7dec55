package dev.wonflow.payout;

import dev.wonflow.id.SellerId;
import java.time.Instant;

/**
 * Asks when a seller can be paid.
 *
 * @param from the moment that is asked for; holidays of the year after it are told
 */
public record HoursAsked(SellerId sellerId, Instant from) {}
