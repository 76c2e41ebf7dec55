package dev.wonflow.toss;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a closed time.
 *
 * @param at later than the question; null where no window is known that would end
 */
public record Reopening(@Nullable Instant at) {}
