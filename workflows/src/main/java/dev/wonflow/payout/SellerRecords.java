package dev.wonflow.payout;

import io.temporal.activity.ActivityInterface;

/** What is stored about sellers. Each call is one transaction and may be repeated. */
@ActivityInterface(namePrefix = "Seller")
public interface SellerRecords {
  /** Stores the seller; one that Toss did not take is stored anew. */
  SellerState open(SellerRequest request);

  /** Stores what Toss says. */
  SellerState mark(SellerMark mark);
}
