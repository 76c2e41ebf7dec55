package dev.wonflow.batch;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PayoutId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payout.CancelPayout;
import dev.wonflow.payout.FindPayout;
import dev.wonflow.payout.Hours;
import dev.wonflow.payout.HoursAsked;
import dev.wonflow.payout.PayoutAnswer;
import dev.wonflow.payout.PayoutAudit;
import dev.wonflow.payout.PayoutCase;
import dev.wonflow.payout.PayoutEnd;
import dev.wonflow.payout.PayoutHours;
import dev.wonflow.payout.PayoutMark;
import dev.wonflow.payout.PayoutOperations;
import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutReturn;
import dev.wonflow.payout.PayoutState;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.payout.SendPayout;
import dev.wonflow.payout.TossBalance;
import dev.wonflow.payout.TossPayout;
import dev.wonflow.payout.TossPayoutStatus;
import dev.wonflow.payout.TossPayouts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one batch, the books and Toss in memory. */
final class BatchWorld
    implements BatchRecords, PayoutRecords, PayoutHours, PayoutOperations, TossPayouts {
  final TreeMap<Integer, BatchItem> waiting = new TreeMap<>();
  final Map<PayoutId, PayoutRequest> payouts = new LinkedHashMap<>();
  final List<PayoutId> sent = new ArrayList<>();
  final Map<PayoutId, PayoutStatus> ended = new LinkedHashMap<>();
  final List<Integer> gone = new ArrayList<>();
  private BatchStatus status = BatchStatus.RUNNING;
  private int lines;

  /** A line; a seller that starts with "poor" has nothing. */
  void line(int line, String seller, long won) {
    waiting.put(line, new BatchItem(line, new SellerId(seller), Money.krw(won)));
    lines++;
  }

  synchronized BatchStatus status() {
    return status;
  }

  synchronized int gone() {
    return gone.size();
  }

  synchronized int ended() {
    return ended.size();
  }

  synchronized long ended(PayoutStatus how) {
    return ended.values().stream().filter(how::equals).count();
  }

  @Override
  public synchronized BatchState open(BatchRequest request) {
    return state();
  }

  @Override
  public synchronized BatchGroup next(BatchAsking asking) {
    return new BatchGroup(waiting.values().stream().limit(asking.atMost()).toList());
  }

  @Override
  public synchronized BatchState gone(BatchGone now) {
    for (BatchGone.Gone line : now.lines()) {
      waiting.remove(line.line());
      gone.add(line.line());
    }
    return state();
  }

  @Override
  public synchronized BatchState mark(BatchMark mark) {
    status = mark.status();
    if (status == BatchStatus.CANCELED) {
      waiting.clear();
    }
    return state();
  }

  private BatchState state() {
    return new BatchState(status, lines, waiting.size());
  }

  @Override
  public synchronized PayoutState open(PayoutRequest request) {
    payouts.put(request.payoutId(), request);
    if (request.sellerId().value().startsWith("poor")) {
      ended.put(request.payoutId(), PayoutStatus.REFUSED);
      return new PayoutState(
          PayoutStatus.REFUSED, null, null, null, Failure.of(ErrorCode.INSUFFICIENT_AVAILABLE));
    }
    return new PayoutState(PayoutStatus.HELD, "seller_1", null, null, null);
  }

  @Override
  public synchronized PayoutState mark(PayoutMark mark) {
    return new PayoutState(mark.status(), "seller_1", mark.tossPayoutId(), null, null);
  }

  @Override
  public synchronized PayoutState end(PayoutEnd end) {
    ended.put(end.payoutId(), end.status());
    return new PayoutState(end.status(), "seller_1", end.tossPayoutId(), null, end.failure());
  }

  @Override
  public PayoutState takeBack(PayoutReturn returned) {
    throw new UnsupportedOperationException("Of another workflow");
  }

  /** Banks are always open. */
  @Override
  public Hours ahead(HoursAsked asked) {
    return new Hours(List.of(), null);
  }

  @Override
  public void openCase(PayoutCase stuck) {
    throw new IllegalStateException("Nothing is stuck here: " + stuck);
  }

  @Override
  public void closeCase(PayoutCase over) {
    throw new IllegalStateException("Nothing was stuck here: " + over);
  }

  @Override
  public void audit(PayoutAudit line) {
    throw new IllegalStateException("Nobody tells a payout anything here: " + line);
  }

  @Override
  public PayoutAnswer cancel(CancelPayout planned) {
    throw new IllegalStateException("Nothing is planned here: " + planned);
  }

  @Override
  public synchronized PayoutAnswer send(SendPayout order) {
    sent.add(order.payoutId());
    return shown(order.payoutId(), order.amount());
  }

  @Override
  public synchronized PayoutAnswer find(FindPayout question) {
    return sent.contains(question.payoutId())
        ? shown(question.payoutId(), question.amount())
        : new PayoutAnswer.Absent();
  }

  private static PayoutAnswer shown(PayoutId id, Money amount) {
    return new PayoutAnswer.Shown(
        new TossPayout("FPA_" + id, id, TossPayoutStatus.COMPLETED, amount, null));
  }

  @Override
  public TossBalance balance() {
    throw new IllegalStateException("Nobody asks here");
  }
}
