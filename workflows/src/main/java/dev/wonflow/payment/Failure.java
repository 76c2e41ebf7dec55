package dev.wonflow.payment;

import dev.wonflow.error.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a payment was not charged.
 *
 * @param tossCode Toss's own code, where Toss said no
 * @param message for people; Toss's words where Toss said no
 * @param retryAt when a new try may work, where that is known
 */
public record Failure(
    ErrorCode code, @Nullable String tossCode, String message, @Nullable Instant retryAt) {

  /** A failure in our own words. */
  public static Failure of(ErrorCode code) {
    return new Failure(code, null, code.meaning(), null);
  }
}
