package dev.wonflow.activities.toss;

import dev.wonflow.toss.Confirm;

/** The body of a confirm; Toss takes the amount as a number. */
record ConfirmJson(String paymentKey, String orderId, long amount) {
  static ConfirmJson of(Confirm confirm) {
    return new ConfirmJson(
        confirm.paymentKey().value(), confirm.paymentId().value(), confirm.amount().minor());
  }
}
