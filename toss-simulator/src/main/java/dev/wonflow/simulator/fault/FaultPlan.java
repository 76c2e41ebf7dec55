package dev.wonflow.simulator.fault;

import dev.wonflow.simulator.gateway.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * What shall go wrong, where and how often.
 *
 * @param count how often it strikes; absent = until it is deleted
 * @param probability 0 … 1 of striking at each chance, drawn with the seed; absent = always
 * @param orderId only calls about this order (payouts: refPayoutId, sellers: refSellerId)
 * @param delayMs real milliseconds of LATENCY (5,000 if absent) and of HOLD's longest wait,
 *     simulated ones of DELAY and REORDER (30,000); seconds of Retry-After are made from it
 * @param code error code of CODE, ERROR_* and RATE_LIMIT, or a variant: HTML and EMPTY (ERROR_*),
 *     UNKNOWN_FIELD and UNKNOWN_ENUM (MALFORMED), AMOUNT (OTHER_PAYMENT), SECRET, SIGNATURE and
 *     OLD_KEY (FORGED)
 * @param place when LATENCY (BEFORE if absent) and HOLD (AFTER_COMMIT if absent) happen
 */
public record FaultPlan(
    @Nullable Endpoint endpoint,
    @Nullable Kind fault,
    @Nullable Integer count,
    @Nullable Double probability,
    @Nullable String orderId,
    @Nullable Long seed,
    @Nullable Long delayMs,
    @Nullable String code,
    @Nullable Integer httpStatus,
    @Nullable Place place) {

  /** Each way to misbehave. */
  public enum Kind {
    LATENCY,
    RESET_BEFORE,
    RESET_AFTER_COMMIT,
    ERROR_BEFORE,
    ERROR_AFTER_COMMIT,
    RATE_LIMIT,
    MALFORMED,
    CODE,
    OTHER_PAYMENT,
    HOLD,
    DUPLICATE,
    DROP,
    DELAY,
    REORDER,
    FORGED,
    BEFORE_ANSWER
  }

  /** Where in a call a wait happens. */
  public enum Place {
    BEFORE,
    AFTER_COMMIT
  }

  long delay(long usual) {
    return delayMs == null ? usual : delayMs;
  }

  boolean isAt(Place wanted, Place usual) {
    return (place == null ? usual : place) == wanted;
  }
}
