package dev.wonflow.wallet;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.RefundId;

/**
 * The sellers' shares of a refund leave their wallets.
 *
 * @param journalKey of the cancel that is debited
 */
public record Debit(PaymentId paymentId, RefundId refundId, String journalKey) {}
