package dev.wonflow.payout;

import io.temporal.activity.ActivityInterface;

/**
 * Makes pending money available. Each call is one transaction and may be repeated; an order's money
 * is released once, by whatever comes first.
 */
@ActivityInterface(namePrefix = "Delivery")
public interface Deliveries {
  /** Stores the delivery and releases the order's money; the first report counts. */
  Delivered deliver(Delivery delivery);

  /** Releases a bounded number of orders whose time is over although nobody reported them. */
  Released releaseDue();
}
