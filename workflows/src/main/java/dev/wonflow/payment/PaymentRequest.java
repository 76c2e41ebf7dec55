package dev.wonflow.payment;

import dev.wonflow.id.PaymentId;
import dev.wonflow.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop asks for, and the input of the payment's workflow.
 *
 * @param client the shop whose API key asked
 * @param fingerprint what the request said, to refuse another one under the same key
 * @param orderName at most 100 characters
 * @param amount sum of the orders; 100 to 1,000,000,000 won
 * @param orders 1 to 100
 * @param returnUrl "back to the shop"
 * @param expiresAt the checkout page opens Toss's window no later
 * @param waits how long the workflow waits for what
 * @param progress what an earlier run of the same payment already knew
 */
public record PaymentRequest(
    PaymentId paymentId,
    String client,
    String fingerprint,
    String buyerId,
    String orderName,
    Money amount,
    List<PaymentOrder> orders,
    @Nullable String returnUrl,
    Instant requestedAt,
    Instant expiresAt,
    Waits waits,
    @Nullable Progress progress) {

  /** The same request, for a later run of the same payment. */
  public PaymentRequest continued(Progress newProgress) {
    return new PaymentRequest(
        paymentId,
        client,
        fingerprint,
        buyerId,
        orderName,
        amount,
        orders,
        returnUrl,
        requestedAt,
        expiresAt,
        waits,
        newProgress);
  }
}
