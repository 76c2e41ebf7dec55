package dev.wonflow.simulator.gateway;

/** Webhooks that shall arrive before the answer to the call that caused them. */
public interface Announcements {
  /** Waits until those of the order that are on their way have arrived, or failed to. */
  void await(String orderId);
}
