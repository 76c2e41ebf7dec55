package dev.wonflow.reconciliation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A run that is stored, or has to wait.
 *
 * @param runId 0 while it has to wait
 * @param mayBegin false while another run of the date is running
 * @param page how long Toss may take for a page; null: as long as it says it may
 */
public record OpenedRun(long runId, boolean mayBegin, @Nullable Duration page) {}
