package dev.wonflow.activities.refund;

import dev.wonflow.activities.event.Event;
import dev.wonflow.activities.event.Events;
import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.activities.payment.PaymentTurns;
import dev.wonflow.activities.payment.PaymentTurns.Turn;
import dev.wonflow.activities.refund.Holds.Hold;
import dev.wonflow.activities.refund.Holds.Order;
import dev.wonflow.activities.refund.RefundRows.Row;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.Waits;
import dev.wonflow.refund.Adopted;
import dev.wonflow.refund.Adoption;
import dev.wonflow.refund.FollowUpRequest;
import dev.wonflow.refund.OpenedRefund;
import dev.wonflow.refund.RefundMark;
import dev.wonflow.refund.RefundOutcome;
import dev.wonflow.refund.RefundPart;
import dev.wonflow.refund.RefundRecords;
import dev.wonflow.refund.RefundRefusal;
import dev.wonflow.refund.RefundRequest;
import dev.wonflow.refund.RefundSource;
import dev.wonflow.refund.RefundStatus;
import dev.wonflow.refund.Standing;
import dev.wonflow.toss.TossCancel;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class RefundRecordsImpl implements RefundRecords {
  private final PaymentTurns turns;
  private final RefundRows refunds;
  private final Holds holds;
  private final Events events;
  private final RefundPolicy policy;
  private final StoredPayments payments;

  RefundRecordsImpl(
      PaymentTurns turns,
      RefundRows refunds,
      Holds holds,
      Events events,
      RefundPolicy policy,
      StoredPayments payments) {
    this.turns = turns;
    this.refunds = refunds;
    this.holds = holds;
    this.events = events;
    this.policy = policy;
    this.payments = payments;
  }

  @Override
  @Transactional
  public OpenedRefund open(RefundRequest request) {
    Turn payment = turns.take(request.paymentId());
    Optional<Row> stored = refunds.find(request.refundId());
    if (stored.isPresent()) {
      BooksConflict.unless(
          stored.get().fingerprint().equals(request.fingerprint())
              && stored.get().paymentId().equals(payment.id()),
          "Another refund is stored under " + request.refundId());
      return opened(payment, stored.get(), false);
    }
    ErrorCode no = store(payment, request);
    if (no != null) {
      Failure failure = Failure.of(no);
      Money asked = request.amount() == null ? money(payment, 0) : request.amount();
      refunds.insert(request, asked, RefundStatus.REFUSED, failure);
      tellRefused(payment, refunds.get(request.refundId()), failure);
    }
    return opened(payment, refunds.get(request.refundId()), true);
  }

  /** Null: stored; else why not. */
  private @Nullable ErrorCode store(Turn payment, RefundRequest request) {
    if (!payment.charged()) {
      return ErrorCode.PAYMENT_STATE_CONFLICT;
    }
    List<Order> orders = holds.orders(request.paymentId());
    List<RefundPart> parts = Parts.of(request, orders, money(payment, 0).currency());
    if (parts.isEmpty()) {
      return ErrorCode.REFUND_EXCEEDS_REMAINING;
    }
    List<Hold> needed = holds.of(request.paymentId(), parts, orders);
    boolean mayRefuse = policy.refusesUncovered() && request.source() != RefundSource.TOSS;
    if (mayRefuse && !holds.areCovered(needed)) {
      return ErrorCode.WALLET_TOO_SMALL;
    }
    refunds.insert(request, Parts.sum(parts), RefundStatus.HELD, null);
    holds.take(request.refundId(), needed);
    return null;
  }

  @Override
  @Transactional
  public RefundOutcome mark(RefundMark mark) {
    Row stored = refunds.get(mark.refundId());
    if (!stored.status().isFinal() && stored.status() != mark.status()) {
      turns.take(new PaymentId(stored.paymentId()));
      if (!refunds.get(mark.refundId()).status().isFinal()) {
        refunds.mark(mark.refundId(), mark.status(), mark.failure());
      }
    }
    return refunds.get(mark.refundId()).outcome();
  }

  @Override
  @Transactional
  public RefundOutcome refuse(RefundRefusal refusal) {
    Turn payment = turns.take(new PaymentId(refunds.get(refusal.refundId()).paymentId()));
    Row stored = refunds.get(refusal.refundId());
    boolean booked = stored.transactionKey() != null; // a follow-up saw it at Toss after all
    if (!stored.status().isFinal() && !booked) {
      refunds.mark(refusal.refundId(), RefundStatus.REFUSED, refusal.failure());
      holds.release(refusal.refundId());
      tellRefused(payment, stored, refusal.failure());
    }
    return refunds.get(refusal.refundId()).outcome();
  }

  @Override
  @Transactional
  public Adopted adopt(Adoption adoption) {
    Turn payment = turns.take(adoption.paymentId());
    TossCancel cancel = adoption.cancel();
    Optional<Row> known =
        refunds.byTransaction(cancel.transactionKey()).or(() -> ours(payment, cancel));
    if (known.isPresent()) {
      return new Adopted(new RefundId(known.get().id()), known.get().status());
    }
    RefundId id = Ids.refundAtToss(adoption.paymentId(), cancel.transactionKey());
    if (refunds.find(id).isEmpty()) {
      ErrorCode no = store(payment, atToss(id, payment, adoption));
      if (no == ErrorCode.REFUND_EXCEEDS_REMAINING && payment.reserved() > 0) {
        throw new IllegalStateException(payment.id() + ": the refunds under way come first");
      }
      BooksConflict.unless(no == null, payment.id() + ": Toss gave back what is not there: " + no);
    }
    return new Adopted(id, refunds.get(id).status());
  }

  @Override
  @Transactional(readOnly = true)
  public Standing standing(FollowUpRequest payment) {
    return payments.standing(payment.paymentId());
  }

  @Override
  @Transactional(readOnly = true)
  public PaymentRequest requested(FollowUpRequest payment) {
    return payments.requested(payment.paymentId(), payment.waits());
  }

  /** The open refund whose id the cancel's reason begins with. */
  private Optional<Row> ours(Turn payment, TossCancel cancel) {
    String reason = cancel.reason() == null ? "" : cancel.reason();
    String first = reason.split(" ", 2)[0];
    if (!first.matches("ref_[a-z2-7]{32}")) {
      return Optional.empty();
    }
    return refunds
        .find(new RefundId(first))
        .filter(row -> row.paymentId().equals(payment.id()))
        .filter(row -> row.money().equals(cancel.amount()))
        .filter(row -> !row.status().isFinal() && row.transactionKey() == null);
  }

  private static RefundRequest atToss(RefundId id, Turn payment, Adoption adoption) {
    TossCancel cancel = adoption.cancel();
    String reason = cancel.reason() == null ? "" : cancel.reason();
    return new RefundRequest(
        id,
        adoption.paymentId(),
        payment.client(),
        Ids.fingerprint(cancel.transactionKey()),
        reason.substring(0, Math.min(200, reason.length())),
        cancel.amount(),
        List.of(),
        RefundSource.TOSS,
        null,
        cancel.canceledAt(),
        Waits.DEFAULT,
        null);
  }

  private void tellRefused(Turn payment, Row refund, Failure failure) {
    RefundEvent data = RefundEvent.refused(refund, refunds.parts(refund.id()), failure);
    events.append(new Event("refund.refused", payment.client(), payment.id(), refund.id(), data));
  }

  private OpenedRefund opened(Turn payment, Row refund, boolean fresh) {
    return new OpenedRefund(
        refund.status(),
        PaymentStatus.valueOf(payment.status()),
        fresh,
        payment.paymentKey() == null ? null : new PaymentKey(payment.paymentKey()),
        refund.money(),
        money(payment, payment.amount() - payment.refunded()),
        refunds.parts(refund.id()),
        refund.failure());
  }

  private static Money money(Turn payment, long minor) {
    return new Money(Currency.getInstance(payment.currency()), minor);
  }
}
