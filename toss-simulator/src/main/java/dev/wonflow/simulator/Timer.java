package dev.wonflow.simulator;

/** Something that happens by itself when its time has come. */
public interface Timer {
  /** Does all that is due now. */
  void sweep();
}
