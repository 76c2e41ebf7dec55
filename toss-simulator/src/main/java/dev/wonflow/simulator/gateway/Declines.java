package dev.wonflow.simulator.gateway;

/** What a forced refusal of the provider does to the payment. */
public interface Declines {
  /** Ends the payment if it was waiting for its confirm. */
  void decline(Merchant merchant, String paymentKey, String code, String message);
}
