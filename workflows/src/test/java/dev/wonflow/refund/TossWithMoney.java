package dev.wonflow.refund;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;
import dev.wonflow.toss.Cancel;
import dev.wonflow.toss.Confirm;
import dev.wonflow.toss.FaultClass;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.Toss;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import dev.wonflow.toss.VirtualAccount;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Toss with one charged payment: keys are idempotent, errors are replayed, the lock holds. */
final class TossWithMoney implements Toss {
  static final PaymentKey KEY = new PaymentKey("sim20260105091500aB3dE");
  static final Money PRICE = Money.krw(10_000);
  static final Instant CHARGED_AT = Instant.parse("2026-01-05T00:15:00Z");
  private final PaymentId id;
  private final List<TossCancel> cancels = new ArrayList<>();
  private final Map<String, TossAnswer> answered = new HashMap<>();
  private final Deque<String> script = new ArrayDeque<>();
  private int deafLookUps;
  private int oddLookUps;
  private boolean isDeposit;
  private @Nullable Instant approvedAt = CHARGED_AT;
  final List<String> keys = new ArrayList<>();
  int lookUps;

  TossWithMoney(PaymentId id) {
    this.id = id;
  }

  /**
   * What happens to the next calls of cancel: a code, or {@code lost} (done, the answer is lost) or
   * {@code silent} (not done, no answer); afterwards Toss behaves.
   */
  synchronized TossWithMoney will(String... next) {
    script.addAll(List.of(next));
    return this;
  }

  synchronized TossWithMoney isDeafFor(int questions) {
    deafLookUps = questions;
    return this;
  }

  /** It shows a status that nobody has heard of. */
  synchronized TossWithMoney isOddFor(int questions) {
    oddLookUps = questions;
    return this;
  }

  /** The bank reports an error of the deposit, days later. */
  synchronized void hasTheDepositTakenBack() {
    isDeposit = true;
    approvedAt = null;
  }

  /** The buyer deposits once more. */
  synchronized void isDepositedAgain() {
    approvedAt = CHARGED_AT.plusSeconds(3_600);
  }

  /** Somebody in Toss's back office. */
  synchronized void backOffice(long won) {
    add(Money.krw(won), "back office");
  }

  synchronized int times(String refundId) {
    return (int) cancels.stream().filter(c -> ("" + c.reason()).startsWith(refundId)).count();
  }

  @Override
  public TossAnswer confirm(Confirm confirm) {
    throw new IllegalStateException("Nothing is charged here");
  }

  @Override
  public synchronized TossAnswer cancel(Cancel cancel) {
    keys.add(cancel.idempotencyKey());
    TossAnswer before = answered.get(cancel.idempotencyKey());
    if (before != null) {
      return before;
    }
    String next = script.poll();
    if ("silent".equals(next)) {
      throw noAnswer();
    }
    if ("IDEMPOTENT_REQUEST_PROCESSING".equals(next)) {
      return refusal(next);
    }
    TossAnswer answer = next == null || next.equals("lost") ? move(cancel) : refusal(next);
    answered.put(cancel.idempotencyKey(), answer);
    if ("lost".equals(next)) {
      throw noAnswer();
    }
    return answer;
  }

  private TossAnswer move(Cancel cancel) {
    Money balance = payment().balance();
    if (!balance.equals(cancel.refundable())) {
      return refusal("NOT_MATCHES_REFUNDABLE_AMOUNT");
    }
    if (balance.compareTo(cancel.amount()) < 0) {
      return refusal("NOT_CANCELABLE_AMOUNT");
    }
    add(cancel.amount(), cancel.cancelReason());
    return new TossAnswer.Found(payment());
  }

  private void add(Money amount, String reason) {
    cancels.add(
        new TossCancel(
            "txrd_" + (cancels.size() + 1), amount, reason, Instant.parse("2026-01-06T00:00:00Z")));
  }

  @Override
  public synchronized TossAnswer lookUp(LookUp question) {
    lookUps++;
    if (deafLookUps > 0) {
      deafLookUps--;
      throw noAnswer();
    }
    return new TossAnswer.Found(payment());
  }

  private TossPayment payment() {
    Money balance = cancels.stream().map(TossCancel::amount).reduce(PRICE, Money::minus);
    return new TossPayment(
        KEY,
        id,
        status(),
        PRICE,
        balance,
        "카드",
        approvedAt,
        null,
        isDeposit ? new VirtualAccount("88", "X123", CHARGED_AT.plusSeconds(86_400)) : null,
        List.copyOf(cancels),
        null,
        null);
  }

  private TossStatus status() {
    if (oddLookUps > 0) {
      oddLookUps--;
      return TossStatus.UNKNOWN;
    }
    if (approvedAt == null) {
      return TossStatus.WAITING_FOR_DEPOSIT;
    }
    return cancels.isEmpty() ? TossStatus.DONE : TossStatus.PARTIAL_CANCELED;
  }

  private static TossAnswer refusal(@Nullable String code) {
    String known = code == null ? "" : code;
    return new TossAnswer.Refused(FaultClass.of(known), known, "Toss says " + known);
  }

  private static ApplicationFailure noAnswer() {
    return ApplicationFailure.newFailure("No answer", ErrorCode.TOSS_NO_ANSWER.name());
  }
}
