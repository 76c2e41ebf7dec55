package dev.wonflow.local;

import java.io.Serial;

/** The reason, in one line for a person, why something could not be started. */
public final class CannotStart extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String reason;

  CannotStart(String reason) {
    super(reason);
    this.reason = reason;
  }

  CannotStart(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
