package dev.wonflow.simulator.payout;

import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.payout.Payout.Problem;
import dev.wonflow.simulator.payout.Payout.Schedule;
import dev.wonflow.simulator.payout.Payout.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payout as Toss shows it. */
record PayoutAnswer(
    String id,
    String refPayoutId,
    String destination,
    Schedule scheduleType,
    String payoutDate,
    Amount amount,
    String transactionDescription,
    String requestedAt,
    Status status,
    @Nullable Problem error,
    @Nullable Map<String, String> metadata) {

  static PayoutAnswer of(Payout payout) {
    return new PayoutAnswer(
        payout.id(),
        payout.refPayoutId(),
        payout.destination(),
        payout.scheduleType(),
        payout.payoutDate().toString(),
        Amount.krw(payout.won()),
        payout.transactionDescription(),
        SeoulTime.text(payout.requestedAt()),
        payout.status(),
        payout.error(),
        payout.metadata());
  }
}
