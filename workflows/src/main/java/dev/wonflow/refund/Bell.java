package dev.wonflow.refund;

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
}
