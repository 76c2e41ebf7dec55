package dev.wonflow.simulator.gateway;

import org.jspecify.annotations.Nullable;

/** A refusal in Toss's words. Nothing was changed by who throws it. */
public class TossError extends RuntimeException {
  private final String code;
  private final @Nullable Integer status;
  private final @Nullable String wording;

  public TossError(String code) {
    this(code, null, null);
  }

  /**
   * @param wording instead of the catalogue's message
   */
  public TossError(String code, @Nullable Integer status, @Nullable String wording) {
    super(code);
    this.code = code;
    this.status = status;
    this.wording = wording;
  }

  public TossError(String code, Throwable cause) {
    super(code, cause);
    this.code = code;
    this.status = null;
    this.wording = null;
  }

  public String code() {
    return code;
  }

  @Nullable Integer status() {
    return status;
  }

  @Nullable String wording() {
    return wording;
  }
}
