package dev.wonflow.activities.payout;

import dev.wonflow.activities.event.Amount;
import dev.wonflow.activities.event.Event;
import dev.wonflow.activities.event.Events;
import dev.wonflow.activities.ledger.Transfer;
import dev.wonflow.activities.ledger.Transfers;
import dev.wonflow.payment.Failure;
import dev.wonflow.payout.PayoutStatus;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Books what a payout does, and tells the receivers how it ended. */
@Component
class PayoutBooks {
  private static final String PAYABLE = "seller-payable";
  private static final String TRANSIT = "payout-in-transit";
  private static final String AT_TOSS = "toss-balance";

  private final Transfers transfers;
  private final Events events;

  PayoutBooks(Transfers transfers, Events events) {
    this.transfers = transfers;
    this.events = events;
  }

  /** A journal of a payout, each once by its key; a payout fails or returns, never both. */
  enum Step {
    HOLD("payout-hold:", PAYABLE, TRANSIT),
    DONE("payout-done:", TRANSIT, AT_TOSS),
    BACK("payout-back:", TRANSIT, PAYABLE),
    RETURN("payout-back:", AT_TOSS, PAYABLE);

    private final String family;
    private final String debit;
    private final String credit;

    Step(String family, String debit, String credit) {
      this.family = family;
      this.debit = debit;
      this.credit = credit;
    }
  }

  /** In the caller's transaction. */
  void book(PayoutRow payout, Step step, Instant at) {
    transfers.book(
        new Transfer(
            step.family + payout.id(),
            "PAYOUT_" + step.name(),
            step.debit,
            step.credit,
            payout.sellerId(),
            payout.amount(),
            at));
  }

  /** Of every end of a payout that held money. */
  void tell(PayoutRow payout) {
    PayoutStatus status = payout.state().status();
    Failure failure = payout.state().failure();
    var told =
        new PayoutEvent(
            payout.id().value(),
            payout.sellerId(),
            Amount.of(payout.amount()),
            failure == null ? null : failure.code().name(),
            failure == null ? null : failure.tossCode());
    events.append(
        new Event(
            "payout." + status.name().toLowerCase(Locale.ROOT),
            payout.client(),
            payout.id().value(),
            told));
  }
}
