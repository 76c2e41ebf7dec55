package dev.wonflow.wallet;

import dev.wonflow.id.PaymentId;

/**
 * The sellers' shares of a charge go to their wallets.
 *
 * @param journalKey of the capture that is credited
 */
public record Credit(PaymentId paymentId, String journalKey) {}
