package dev.wonflow.refund;

import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Wakes a flow that waits; handlers ring it and never wait. */
final class Bell {
  private boolean rung;

  void ring() {
    rung = true;
  }

  /** Whether it rang since it was last heard; hears it. */
  boolean heard() {
    boolean was = rung;
    rung = false;
    return was;
  }

  /** Waits until it rings or the time is over. */
  void await(Duration atMost) {
    Workflow.await(atMost, () -> rung);
    rung = false;
  }
}
