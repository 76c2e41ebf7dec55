package dev.wonflow.payout;

import static java.util.Objects.requireNonNull;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PayoutId;
import dev.wonflow.payment.Failure;
import dev.wonflow.toss.FaultClass;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The books and Toss in memory. Toss takes a reference as often as it is sent, as the real one may,
 * and answers by key: the same key gets the same answer.
 */
public final class PayoutWorld
    implements PayoutRecords, PayoutHours, PayoutOperations, TossPayouts {
  /** What befalls the next calls that move money. */
  enum Luck {
    ACCEPTED,
    LOST_BEFORE,
    LOST_AFTER,
    TRANSIENT,
    CLOSED,
    FORBIDDEN
  }

  final List<Luck> luck = new ArrayList<>();
  public final List<String> journals = new ArrayList<>();
  final List<PayoutStatus> statuses = new ArrayList<>();
  public final List<String> keys = new ArrayList<>();
  final Map<String, TossPayout> atToss = new LinkedHashMap<>();
  private final Map<String, PayoutAnswer> byKey = new LinkedHashMap<>();
  final List<String> cases = new ArrayList<>();
  final List<String> audit = new ArrayList<>();
  final List<LocalDate> holidays = new ArrayList<>();
  final List<@Nullable LocalDate> days = new ArrayList<>();
  @Nullable Instant bankOpens;
  TossPayoutStatus accepts = TossPayoutStatus.IN_PROGRESS;
  boolean refusesToDrop;
  Instant sentAt = Instant.EPOCH;
  long available = 10_000;
  TossPayoutStatus ends = TossPayoutStatus.COMPLETED;
  public int questionsUntilEnd = 2;
  int silentQuestions;
  public Instant endedAt = Instant.EPOCH;
  private int questions;
  private @Nullable PayoutState stored;

  @Override
  public synchronized PayoutState open(PayoutRequest request) {
    if (stored != null) {
      return stored;
    }
    if (available < request.amount().minor()) {
      return store(PayoutStatus.REFUSED, null, null, Failure.of(ErrorCode.INSUFFICIENT_AVAILABLE));
    }
    available -= request.amount().minor();
    journals.add("payout-hold");
    return store(PayoutStatus.HELD, null, null, null);
  }

  @Override
  public synchronized PayoutState mark(PayoutMark mark) {
    return store(mark.status(), mark.tossPayoutId(), mark.approvedBy(), null);
  }

  @Override
  public synchronized PayoutState end(PayoutEnd end) {
    boolean paid = end.status() == PayoutStatus.COMPLETED;
    endedAt = end.endedAt();
    available += paid ? 0 : 4_000;
    journals.add(paid ? "payout-done" : "payout-back");
    return store(end.status(), end.tossPayoutId(), null, end.failure());
  }

  @Override
  public synchronized Hours ahead(HoursAsked asked) {
    boolean closed = bankOpens != null && asked.from().isBefore(bankOpens);
    return new Hours(List.copyOf(holidays), closed ? bankOpens : null);
  }

  @Override
  public synchronized void openCase(PayoutCase stuck) {
    cases.add("open " + stuck.code());
  }

  @Override
  public synchronized void closeCase(PayoutCase over) {
    cases.add("close " + over.code());
  }

  @Override
  public synchronized void audit(PayoutAudit line) {
    audit.add(line.actor() + " " + line.action() + " " + line.status());
  }

  @Override
  public synchronized PayoutAnswer cancel(CancelPayout planned) {
    TossPayout found = requireNonNull(atToss.get(planned.tossPayoutId()));
    if (refusesToDrop || found.status() != TossPayoutStatus.REQUESTED) {
      return refused("INVALID_REQUEST");
    }
    TossPayout dropped = with(found, TossPayoutStatus.CANCELED);
    atToss.put(found.id(), dropped);
    return new PayoutAnswer.Shown(dropped);
  }

  @Override
  public synchronized PayoutState takeBack(PayoutReturn returned) {
    throw new UnsupportedOperationException("Of another workflow");
  }

  private PayoutState store(
      PayoutStatus status,
      @Nullable String tossPayoutId,
      @Nullable String approvedBy,
      @Nullable Failure failure) {
    statuses.add(status);
    stored = new PayoutState(status, "seller_1", tossPayoutId, approvedBy, failure);
    return stored;
  }

  @Override
  public synchronized PayoutAnswer send(SendPayout order) {
    String key = order.idempotencyKey();
    keys.add(key);
    days.add(order.payOn());
    sentAt =
        Instant.ofEpochMilli(
            Activity.getExecutionContext().getInfo().getCurrentAttemptScheduledTimestamp());
    PayoutAnswer earlier = byKey.get(key);
    if (earlier != null) {
      return earlier;
    }
    Luck now = luck.isEmpty() ? Luck.ACCEPTED : luck.removeFirst();
    return switch (now) {
      case ACCEPTED -> answered(key, accepted(order));
      case LOST_BEFORE -> throw silence();
      case LOST_AFTER -> {
        answered(key, accepted(order));
        throw silence();
      }
      case TRANSIENT -> answered(key, refused("FAILED_INTERNAL_SYSTEM_PROCESSING"));
      case CLOSED -> answered(key, refused("NOT_ALLOWED_HOLIDAY"));
      case FORBIDDEN -> answered(key, refused("FORBIDDEN_SELLER_PAYOUT"));
    };
  }

  @Override
  public synchronized PayoutAnswer find(FindPayout question) {
    if (silentQuestions > 0) {
      silentQuestions--;
      throw silence();
    }
    TossPayout found =
        atToss.values().stream()
            .filter(payout -> payout.refPayoutId().equals(question.payoutId()))
            .findFirst()
            .orElse(null);
    if (found == null) {
      return new PayoutAnswer.Absent();
    }
    questions++;
    return new PayoutAnswer.Shown(questions < questionsUntilEnd ? found : with(found, ends));
  }

  private PayoutAnswer accepted(SendPayout order) {
    String id = "FPA_" + (atToss.size() + 1);
    TossPayout payout = new TossPayout(id, order.payoutId(), accepts, order.amount(), null);
    atToss.put(id, payout);
    return new PayoutAnswer.Shown(payout);
  }

  public synchronized boolean isAt(PayoutStatus status) {
    return stored != null && stored.status() == status;
  }

  /** How often Toss would pay. */
  synchronized long payments(PayoutId id) {
    return atToss.values().stream().filter(payout -> payout.refPayoutId().equals(id)).count();
  }

  private PayoutAnswer answered(String key, PayoutAnswer answer) {
    byKey.put(key, answer);
    return answer;
  }

  private static TossPayout with(TossPayout payout, TossPayoutStatus status) {
    String error = status == TossPayoutStatus.FAILED ? "INVALID_ACCOUNT_NUMBER" : null;
    return new TossPayout(payout.id(), payout.refPayoutId(), status, payout.amount(), error);
  }

  private static PayoutAnswer refused(String code) {
    return new PayoutAnswer.Refused(FaultClass.of(code), code);
  }

  private static ApplicationFailure silence() {
    return ApplicationFailure.newFailure("No answer", ErrorCode.TOSS_NO_ANSWER.name());
  }

  @Override
  public TossBalance balance() {
    throw new IllegalStateException("Nobody asks here");
  }
}
