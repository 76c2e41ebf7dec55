package dev.wonflow.simulator.payment;

/** Why a payment ended without an approval. */
public record Failure(String code, String message) {
  static final Failure EXPIRED = new Failure("EXPIRED_PAYMENT", "결제가 만료되었습니다. 다시 시도해주세요.");
}
