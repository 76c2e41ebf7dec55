package dev.wonflow.refund;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Wakes a flow that waits; handlers ring it and never wait. */
final class Bell {
  private boolean rung;

  void ring() {
    rung = true;
  }

  boolean isRung() {
    return rung;
  }

  /** Whether it rang since it was last heard; hears it. */
  boolean heard() {
    boolean was = rung;
    rung = false;
    return was;
  }

  /** Waits until it rings, somebody else wants to be heard, or the time is over. */
  void await(Duration atMost, BooleanSupplier other) {
    Workflow.await(atMost, () -> rung || other.getAsBoolean());
  }
}
