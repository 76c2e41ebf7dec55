package dev.wonflow.payment;

import dev.wonflow.ledger.Ledger;
import dev.wonflow.operation.Operations;
import dev.wonflow.toss.Toss;
import dev.wonflow.wallet.Wallet;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * The steps of a payment, each with its time-outs.
 *
 * @param asking a look-up without a second try: whoever uses it asks again after a pause of its own
 */
record Steps(
    LocalFirst<PaymentRecords> records,
    LocalFirst<Toss> toss,
    Toss asking,
    LocalFirst<Ledger> ledger,
    LocalFirst<Wallet> wallet,
    LocalFirst<Operations> operations) {
  /** The database ends a statement after 1.5 seconds; a transaction is a few of them. */
  private static final Duration TRANSACTION = Duration.ofSeconds(5);

  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

  /** With the local try, six tries of one confirm (requirement R2). */
  private static final int REGULAR_TRIES = 5;

  static Steps with(Waits waits) {
    LocalActivityOptions once = once(waits.tossStartToClose());
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
    return new Steps(
        stored(PaymentRecords.class),
        new LocalFirst<>(
            waits.tossIsLocal() ? Workflow.newLocalActivityStub(Toss.class, once) : regular,
            regular),
        waits.tossIsLocal()
            ? Workflow.newLocalActivityStub(Toss.class, once)
            : Workflow.newActivityStub(Toss.class, oneTry(waits.tossStartToClose())),
        stored(Ledger.class),
        stored(Wallet.class),
        stored(Operations.class));
  }

  private static <T> LocalFirst<T> stored(Class<T> port) {
    return new LocalFirst<>(
        Workflow.newLocalActivityStub(port, once(TRANSACTION)),
        Workflow.newActivityStub(
            port,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(TRANSACTION)
                .setRetryOptions(
                    RetryOptions.newBuilder().setMaximumInterval(LONGEST_BACKOFF).build())
                .build()));
  }

  private static LocalActivityOptions once(Duration timeout) {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(timeout)
        .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
        .build();
  }

  private static ActivityOptions oneTry(Duration timeout) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(timeout)
        .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
        .build();
  }
}
