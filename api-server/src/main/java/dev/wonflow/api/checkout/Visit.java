package dev.wonflow.api.checkout;

import dev.wonflow.api.payment.Payment;

/**
 * A buyer at the page of one payment.
 *
 * @param token what stands in the link, and authorises
 */
record Visit(String token, Payment payment) {}
