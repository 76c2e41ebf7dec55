package dev.wonflow.api.problem;

import dev.wonflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A request that is not done, and why; becomes a problem detail. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final @Nullable String field;
  private long retryAfter = 2;

  /** For the whole request. */
  public Refused(ErrorCode code, String detail) {
    this(code, detail, null);
  }

  /**
   * For one field of it.
   *
   * @param detail for people; never echoes what was sent
   */
  public Refused(ErrorCode code, String detail, @Nullable String field) {
    super(detail, null, false, false);
    this.code = code;
    this.field = field;
  }

  /** There is no such thing, or it belongs to another client. */
  public static Refused notFound() {
    return new Refused(ErrorCode.NOT_FOUND, "There is no such thing, or it is not yours");
  }

  /** The row of the catalogue. */
  public ErrorCode code() {
    return code;
  }

  /** Seconds after which the same may succeed; where it passes by itself. */
  public Refused retryAfter(long seconds) {
    retryAfter = seconds;
    return this;
  }

  long retryAfter() {
    return retryAfter;
  }

  boolean isPassing() {
    return code.httpStatus() == 503 || code == ErrorCode.RATE_LIMITED;
  }

  Problem problem() {
    return new Problem(
        "/errors/" + code,
        code.meaning(),
        code.httpStatus(),
        String.valueOf(getMessage()),
        code,
        field);
  }
}
