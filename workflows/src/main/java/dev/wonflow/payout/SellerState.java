package dev.wonflow.payout;

import org.jspecify.annotations.Nullable;

/**
 * What is stored about a seller.
 *
 * @param tossSellerId null until Toss took it
 * @param status null until Toss took it
 * @param tossCode why Toss did not take it
 */
public record SellerState(
    @Nullable String tossSellerId, @Nullable SellerStatus status, @Nullable String tossCode) {}
