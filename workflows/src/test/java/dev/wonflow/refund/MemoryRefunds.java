package dev.wonflow.refund;

import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentOrderId;
import dev.wonflow.id.RefundId;
import dev.wonflow.id.SellerId;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.DepositError;
import dev.wonflow.ledger.Ledger;
import dev.wonflow.ledger.Posted;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.ledger.TakenBack;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.Progress;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import dev.wonflow.wallet.Debit;
import dev.wonflow.wallet.Debited;
import dev.wonflow.wallet.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refunds, ledger and wallet in memory, with the same promises as the database ones. */
final class MemoryRefunds implements RefundRecords, Ledger, Wallet {
  final Map<RefundId, RefundOutcome> stored = new LinkedHashMap<>();
  final List<RefundStatus> statuses = new ArrayList<>();
  final Map<String, Money> journals = new LinkedHashMap<>();
  final Map<String, Integer> debits = new LinkedHashMap<>();
  private final Map<String, RefundId> byTransaction = new LinkedHashMap<>();
  @Nullable Failure refuses;
  int refundsUnderWay;
  Standing standing = new Standing(PaymentStatus.DONE, true, 0, TossWithMoney.CHARGED_AT);

  @Override
  public synchronized OpenedRefund open(RefundRequest request) {
    boolean fresh = !stored.containsKey(request.refundId());
    if (fresh) {
      store(
          request.refundId(), refuses == null ? RefundStatus.HELD : RefundStatus.REFUSED, refuses);
    }
    RefundOutcome now = outcome(request.refundId());
    Money amount = request.amount() == null ? TossWithMoney.PRICE : request.amount();
    return new OpenedRefund(
        now.status(),
        PaymentStatus.DONE,
        fresh,
        TossWithMoney.KEY,
        amount,
        TossWithMoney.PRICE,
        List.of(new RefundPart(Ids.order(request.paymentId(), 1), amount)),
        now.failure());
  }

  @Override
  public synchronized RefundOutcome mark(RefundMark mark) {
    if (!outcome(mark.refundId()).status().isFinal()) {
      store(mark.refundId(), mark.status(), mark.failure());
    }
    return outcome(mark.refundId());
  }

  @Override
  public synchronized RefundOutcome refuse(RefundRefusal refusal) {
    if (!outcome(refusal.refundId()).status().isFinal()) {
      store(refusal.refundId(), RefundStatus.REFUSED, refusal.failure());
    }
    return outcome(refusal.refundId());
  }

  @Override
  public synchronized Adopted adopt(Adoption adoption) {
    String key = adoption.cancel().transactionKey();
    RefundId id =
        byTransaction.computeIfAbsent(key, k -> Ids.refundAtToss(adoption.paymentId(), k));
    if (!stored.containsKey(id)) {
      store(id, RefundStatus.HELD, null);
    }
    return new Adopted(id, outcome(id).status());
  }

  @Override
  public synchronized Posted refund(Reversal reversal) {
    journals.putIfAbsent(reversal.journalKey(), reversal.cancel().amount());
    byTransaction.put(reversal.cancel().transactionKey(), reversal.refundId());
    return new Posted(journals.size(), reversal.journalKey());
  }

  @Override
  public synchronized Debited debit(Debit debit) {
    debits.merge(debit.journalKey(), 1, (before, one) -> before);
    store(debit.refundId(), RefundStatus.DONE, null);
    return new Debited(PaymentStatus.PARTIALLY_CANCELED, Money.krw(0));
  }

  @Override
  public synchronized Standing standing(FollowUpRequest payment) {
    return standing;
  }

  @Override
  public PaymentRequest requested(FollowUpRequest payment) {
    Instant at = Instant.EPOCH;
    Money price = TossWithMoney.PRICE;
    PaymentOrderId order = Ids.order(payment.paymentId(), 1);
    return new PaymentRequest(
        payment.paymentId(),
        "demo",
        "print",
        "buyer-1",
        "Books",
        price,
        List.of(new PaymentOrder(order, new SellerId("seller-1"), price, "Book")),
        null,
        at,
        at,
        payment.waits(),
        new Progress(payment.paymentKey(), 1));
  }

  @Override
  public synchronized TakenBack takeBack(DepositError error) {
    if (refundsUnderWay-- > 0) {
      return new TakenBack(false);
    }
    journals.putIfAbsent(error.journalKey(), TossWithMoney.PRICE);
    standing = new Standing(PaymentStatus.WAITING_FOR_DEPOSIT, false, error.occurrence(), null);
    return new TakenBack(true);
  }

  @Override
  public Posted capture(Capture capture) {
    throw new IllegalStateException("Nothing is charged here");
  }

  @Override
  public Credited credit(Credit credit) {
    throw new IllegalStateException("Nothing is charged here");
  }

  private RefundOutcome outcome(RefundId id) {
    RefundOutcome outcome = stored.get(id);
    if (outcome == null) {
      throw new IllegalStateException("Nothing is opened");
    }
    return outcome;
  }

  private void store(RefundId id, RefundStatus status, @Nullable Failure failure) {
    RefundOutcome before = stored.put(id, new RefundOutcome(status, failure));
    if (before == null || before.status() != status) {
      statuses.add(status);
    }
  }
}
