package dev.wonflow.payout;

/** What Toss says about a seller; names and account are left out. */
public record TossSeller(String id, String refSellerId, SellerStatus status) {}
