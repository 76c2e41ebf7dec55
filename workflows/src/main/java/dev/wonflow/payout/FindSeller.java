package dev.wonflow.payout;

import org.jspecify.annotations.Nullable;

/**
 * Asks Toss about a seller.
 *
 * @param tossSellerId null while Toss's own id is not known: then by our reference in its list
 */
public record FindSeller(String refSellerId, @Nullable String tossSellerId) {}
