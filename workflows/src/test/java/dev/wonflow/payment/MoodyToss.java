package dev.wonflow.payment;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.toss.Cancel;
import dev.wonflow.toss.Confirm;
import dev.wonflow.toss.FaultClass;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.Toss;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossStatus;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Toss with a book of its own: it charges once, replays under a key what it answered, 4xx too, and
 * says what a test tells it to, whatever it did.
 */
final class MoodyToss implements Toss {
  /** No answer at all. */
  static final String SILENCE = "silence";

  private final Map<PaymentId, Account> accounts = new HashMap<>();

  /** One payment as Toss has it. */
  static final class Account {
    TossStatus status = TossStatus.IN_PROGRESS;
    int approvals;
    final List<String> confirmKeys = new ArrayList<>();
    private final Map<String, TossAnswer> answered = new HashMap<>();
    private final List<String> confirmMoods = new ArrayList<>();
    private final List<String> lookUpMoods = new ArrayList<>();
    private boolean charges;

    /** The next confirm is answered so, although Toss charges, or because it does not. */
    Account confirmSays(String mood, int times, boolean although) {
      confirmMoods.addAll(java.util.Collections.nCopies(times, mood));
      charges = although;
      return this;
    }

    Account lookUpSays(String mood, int times) {
      lookUpMoods.addAll(java.util.Collections.nCopies(times, mood));
      return this;
    }

    private @Nullable String next(List<String> moods) {
      return moods.isEmpty() ? null : moods.removeFirst();
    }
  }

  synchronized Account of(PaymentId payment) {
    return accounts.computeIfAbsent(payment, id -> new Account());
  }

  @Override
  public synchronized TossAnswer confirm(Confirm confirm) {
    Account account = of(confirm.paymentId());
    String key = confirm.idempotencyKey();
    account.confirmKeys.add(key);
    String mood = account.next(account.confirmMoods);
    if (mood == null || account.charges) {
      TossAnswer truth =
          account.answered.computeIfAbsent(key, first -> charge(confirm.paymentId(), account));
      return mood == null ? truth : said(mood);
    }
    if (FaultClass.of(mood) == FaultClass.DECLINED) {
      account.status = TossStatus.ABORTED;
    }
    TossAnswer answer = said(mood);
    if (FaultClass.of(mood) != FaultClass.IN_FLIGHT) {
      account.answered.put(key, answer);
    }
    return answer;
  }

  private static TossAnswer charge(PaymentId payment, Account account) {
    if (account.status != TossStatus.IN_PROGRESS) {
      return said("ALREADY_PROCESSED_PAYMENT");
    }
    account.status = TossStatus.DONE;
    account.approvals++;
    return new TossAnswer.Found(Samples.toss(payment, account.status));
  }

  @Override
  public synchronized TossAnswer lookUp(LookUp question) {
    Account account = of(question.paymentId());
    String mood = account.next(account.lookUpMoods);
    return mood == null
        ? new TossAnswer.Found(Samples.toss(question.paymentId(), account.status))
        : said(mood);
  }

  @Override
  public TossAnswer cancel(Cancel cancel) {
    throw new IllegalStateException("A payment gives nothing back by itself");
  }

  private static TossAnswer said(String mood) {
    if (mood.equals(SILENCE)) {
      throw ApplicationFailure.newFailure("No answer", ErrorCode.TOSS_NO_ANSWER.name());
    }
    return new TossAnswer.Refused(FaultClass.of(mood), mood, "Toss says " + mood);
  }
}
