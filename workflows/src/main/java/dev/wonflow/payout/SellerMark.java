package dev.wonflow.payout;

import dev.wonflow.id.SellerId;
import org.jspecify.annotations.Nullable;

/**
 * What Toss says about a seller.
 *
 * @param tossCode why Toss did not take it
 */
public record SellerMark(
    SellerId sellerId,
    @Nullable String tossSellerId,
    @Nullable SellerStatus status,
    @Nullable String tossCode) {}
