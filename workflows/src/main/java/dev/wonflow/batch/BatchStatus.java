package dev.wonflow.batch;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a batch stands; what became of its payouts is theirs to say. */
public enum BatchStatus {
  /** Asked for; its lines are not read yet. */
  REQUESTED,
  /** Its payouts are being started. */
  @JsonEnumDefaultValue
  RUNNING,
  /** A person stopped it; it goes on when a person says so. */
  PAUSED,
  /** A person called off what had not gone. */
  CANCELED,
  /** Every line has become a payout or was refused. */
  DONE;

  /** Whether nothing of it will be started any more. */
  public boolean isFinal() {
    return this == CANCELED || this == DONE;
  }
}
