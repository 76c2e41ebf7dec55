package dev.wonflow.activities;

import dev.wonflow.id.Ids;
import dev.wonflow.id.RefundId;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Waits;
import dev.wonflow.refund.RefundPart;
import dev.wonflow.refund.RefundRequest;
import dev.wonflow.refund.RefundSource;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.wallet.Debit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One refund that no other test knows, and what the workflow would send about it. */
record TestRefund(
    TestPayment payment, RefundId id, @Nullable Money amount, List<RefundPart> parts) {
  private static final Instant CANCELED_AT = Instant.parse("2026-01-06T00:00:00Z");

  /** An amount, split over what is left. */
  static TestRefund of(TestPayment payment, long won) {
    return new TestRefund(payment, newId(payment), Money.krw(won), List.of());
  }

  /** All that is left. */
  static TestRefund ofTheRest(TestPayment payment) {
    return new TestRefund(payment, newId(payment), null, List.of());
  }

  /** That much of the n-th order. */
  static TestRefund ofOrder(TestPayment payment, int n, long won) {
    var part = new RefundPart(Ids.order(payment.id(), n), Money.krw(won));
    return new TestRefund(payment, newId(payment), null, List.of(part));
  }

  private static RefundId newId(TestPayment payment) {
    return Ids.refund("test", payment.id(), UUID.randomUUID().toString());
  }

  RefundRequest request() {
    return request("fingerprint of " + id);
  }

  RefundRequest request(String fingerprint) {
    return new RefundRequest(
        id,
        payment.id(),
        "demo",
        fingerprint,
        "broken",
        amount,
        parts,
        RefundSource.API,
        null,
        CANCELED_AT,
        Waits.DEFAULT,
        null);
  }

  Reversal reversal(long won) {
    return new Reversal(payment.id(), id, cancel(won));
  }

  TossCancel cancel(long won) {
    return new TossCancel("tx-" + id, Money.krw(won), id + " broken", CANCELED_AT);
  }

  Debit debit() {
    return new Debit(payment.id(), id, "cancel:tx-" + id);
  }
}
