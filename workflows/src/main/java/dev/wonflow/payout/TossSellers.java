package dev.wonflow.payout;

import io.temporal.activity.ActivityInterface;

/** The calls to Toss Payments about sellers; they fail as those of {@link TossPayouts} do. */
@ActivityInterface(namePrefix = "TossSeller")
public interface TossSellers {
  /** Registers a seller with the particulars that lie in the vault. */
  SellerAnswer register(RegisterSeller seller);

  /** Reads a seller by Toss's id, or finds it by ours. */
  SellerAnswer find(FindSeller question);
}
