package dev.wonflow.activities.event;

/**
 * One thing that receivers are told, once.
 *
 * @param type such as {@code payment.done}
 * @param data written as JSON: records of strings, {@link Amount}s and lists
 */
public record Event(String type, String client, String paymentId, Object data) {
  /** What makes it the only one of its kind for the payment. */
  String key() {
    return type + ":" + paymentId;
  }
}
