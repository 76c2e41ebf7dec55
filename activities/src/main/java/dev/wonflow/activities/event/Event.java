package dev.wonflow.activities.event;

/**
 * One thing that receivers are told, once.
 *
 * @param type such as {@code payment.done}
 * @param subject what it happens to once: the payment, or one refund of it
 * @param data written as JSON: records of strings, {@link Amount}s and lists
 */
public record Event(String type, String client, String paymentId, String subject, Object data) {
  /** What happens to a payment once. */
  public Event(String type, String client, String paymentId, Object data) {
    this(type, client, paymentId, paymentId, data);
  }

  /** What makes it the only one of its kind. */
  String key() {
    return type + ":" + subject;
  }
}
