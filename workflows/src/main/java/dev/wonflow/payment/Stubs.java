package dev.wonflow.payment;

import dev.wonflow.toss.BankHours;
import dev.wonflow.toss.Toss;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Map;

/** How the steps of every flow of money are called: their time-outs and tries. */
public final class Stubs {
  /** The database ends a statement after 1.5 seconds; a transaction is a few of them. */
  private static final Duration TRANSACTION = Duration.ofSeconds(5);

  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

  /** With the local try, six tries of one call (requirement R2). */
  private static final int REGULAR_TRIES = 5;

  private Stubs() {}

  /** A port to the database, tried until it succeeds or the failure is final. */
  public static <T> LocalFirst<T> stored(Class<T> port) {
    return stored(port, Map.of());
  }

  /** Of the payment itself: what it is registered with is its workflow's input, and stands once. */
  static LocalFirst<PaymentRecords> records() {
    LocalActivityOptions once =
        once(TRANSACTION).toBuilder().setDoNotIncludeArgumentsIntoMarker(true).build();
    return stored(PaymentRecords.class, Map.of("PaymentRegister", once));
  }

  private static <T> LocalFirst<T> stored(Class<T> port, Map<String, LocalActivityOptions> types) {
    return new LocalFirst<>(
        Workflow.newLocalActivityStub(port, once(TRANSACTION), types),
        untilDone(port, TRANSACTION));
  }

  /** Asks Toss once and then the database; without Toss's answer it has an answer, too. */
  public static LocalFirst<BankHours> bankHours(Waits waits) {
    Duration within = waits.tossStartToClose().plus(TRANSACTION);
    return new LocalFirst<>(
        waits.tossIsLocal() ? Workflow.newLocalActivityStub(BankHours.class, once(within)) : null,
        untilDone(BankHours.class, within));
  }

  private static <T> T untilDone(Class<T> port, Duration within) {
    return Workflow.newActivityStub(
        port,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(within)
            .setRetryOptions(RetryOptions.newBuilder().setMaximumInterval(LONGEST_BACKOFF).build())
            .build());
  }

  /** Calls to Toss that move money: six tries under one key. */
  public static LocalFirst<Toss> toss(Waits waits) {
    ActivityOptions tries =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(waits.tossStartToClose())
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(waits.retryPause())
                    .setBackoffCoefficient(1)
                    .setMaximumAttempts(waits.tossIsLocal() ? REGULAR_TRIES : REGULAR_TRIES + 1)
                    .build())
            .build();
    Toss regular = Workflow.newActivityStub(Toss.class, tries);
    return new LocalFirst<>(
        waits.tossIsLocal()
            ? Workflow.newLocalActivityStub(Toss.class, once(waits.tossStartToClose()))
            : null,
        regular,
        waits.retryPause());
  }

  /** A look-up without a second try: whoever uses it asks again after a pause of its own. */
  public static Toss asking(Waits waits) {
    return waits.tossIsLocal()
        ? Workflow.newLocalActivityStub(Toss.class, once(waits.tossStartToClose()))
        : Workflow.newActivityStub(
            Toss.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(waits.tossStartToClose())
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .build());
  }

  private static LocalActivityOptions once(Duration timeout) {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(timeout)
        .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
        .build();
  }
}
