package dev.wonflow.payout;

import io.temporal.activity.ActivityInterface;

/** When banks in Korea are open, as far as wonflow has been told. */
@ActivityInterface(namePrefix = "PayoutHours")
public interface PayoutHours {
  /** The holidays ahead, and whether the seller's bank is closed at the moment. */
  Hours ahead(HoursAsked asked);
}
