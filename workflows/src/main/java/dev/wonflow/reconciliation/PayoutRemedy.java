package dev.wonflow.reconciliation;

import dev.wonflow.payout.PayoutRequest;

/**
 * A payout that has to look at Toss again.
 *
 * @param request its workflow's input as it is stored, where that has to be started anew
 */
public record PayoutRemedy(PayoutRequest request) {}
