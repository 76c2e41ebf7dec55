package dev.wonflow.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.RefundId;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.toss.Cancel;
import dev.wonflow.toss.Confirm;
import dev.wonflow.toss.Hours;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.Toss;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossStatus;
import io.temporal.activity.Activity;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Toss charges and then says nothing for 26 hours. */
class SilenceTest {
  private static final Duration SILENCE = Duration.ofHours(26);

  /** A run goes on as a new one after 1,000 events; the last task may add a few. */
  private static final int LONGEST_RUN = 1_100;

  private final SilentToss toss = new SilentToss();
  private final ManyBooks books = new ManyBooks();
  private final MemoryDesk desk = new MemoryDesk();
  private final Bench bench = new Bench(toss, books, desk, new Hours());

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void chargeThatTossAdmitsAfterADayIsBookedOnceInShortHistories() {
    PaymentRequest request = bench.request("silent");

    PaymentOutcome outcome = ended(request);

    assertThat(outcome.status()).isEqualTo(PaymentStatus.DONE);
    assertThat(Duration.between(request.requestedAt(), toss.admitted))
        .isBetween(SILENCE, SILENCE.plus(Duration.ofHours(2)));
    assertThat(toss.approvals).isEqualTo(1);
    assertThat(books.of(request.paymentId()).journals).hasSize(1);
    assertThat(books.of(request.paymentId()).statuses)
        .containsExactly(
            PaymentStatus.READY,
            PaymentStatus.EXECUTING,
            PaymentStatus.UNKNOWN,
            PaymentStatus.DONE);
    assertThat(toss.runs).hasSizeGreaterThan(1).allMatch(run -> events(request, run) < LONGEST_RUN);
    assertThat(desk.opened()).isEqualTo(1);
    assertThat(desk.open()).isNull();
  }

  @Test
  void commandAndHintAtTheChangeOfRunsAreNotLost() {
    PaymentRequest pilot = bench.request("pilot");
    ended(pilot);
    int lastOfTheFirstRun = toss.lastOfTheFirstRun;
    PaymentRequest request = bench.request("told");
    PaymentWorkflow told = bench.running(request);
    var receipt = new CompletableFuture<CommandReceipt>();
    toss.forget();
    toss.during(
        lastOfTheFirstRun,
        () -> {
          told.hint(new Hint("PAYMENT_STATUS_CHANGED"));
          receipt.completeAsync(() -> told.command(lookUp()));
        });

    assertThat(ended(request).status()).isEqualTo(PaymentStatus.DONE);

    // A task more or less in a history moves the change by a look-up.
    assertThat(toss.lastOfTheFirstRun).isCloseTo(lastOfTheFirstRun, within(3));
    assertThat(toss.runs).hasSizeGreaterThan(1);
    assertThat(receipt.orTimeout(30, TimeUnit.SECONDS).join())
        .isEqualTo(new CommandReceipt(CommandKind.LOOK_UP, true, PaymentStatus.UNKNOWN));
    assertThat(desk.audit.values())
        .singleElement()
        .satisfies(line -> assertThat(line.allowed()).isTrue());
    assertThat(toss.afterTheHint()).isLessThan(Duration.ofSeconds(10));
    assertThat(toss.approvals).isEqualTo(1);
  }

  @Test
  void wishToCancelOutlivesTheRunThatHeardIt() {
    PaymentRequest request = bench.request("unwanted");
    RefundId refund = Ids.refund("test", request.paymentId(), "delete");
    toss.during(
        3, () -> bench.running(request).cancel(new CancelWish("The buyer left", refund, "print")));

    assertThat(ended(request).status()).isEqualTo(PaymentStatus.DONE);

    assertThat(toss.runs).hasSizeGreaterThan(1);
    assertThat(bench.temporal.getWorkflowClient().fetchHistory(refund.value()).getEvents())
        .isNotEmpty();
  }

  private static OperatorCommand lookUp() {
    return new OperatorCommand(CommandKind.LOOK_UP, "operator-1", "because", null);
  }

  private PaymentOutcome ended(PaymentRequest request) {
    toss.until = bench.now().plus(SILENCE);
    return bench.result(bench.confirmed(request));
  }

  private int events(PaymentRequest request, String run) {
    var execution =
        WorkflowExecution.newBuilder()
            .setWorkflowId(request.paymentId().value())
            .setRunId(run)
            .build();
    return bench
        .temporal
        .getWorkflowClient()
        .fetchHistory(execution.getWorkflowId(), execution.getRunId())
        .getEvents()
        .size();
  }

  /** Charges at once, and says so only when the time has come. */
  private final class SilentToss implements Toss {
    private final List<Instant> lookUps = new ArrayList<>();
    final Set<String> runs = new LinkedHashSet<>();
    private volatile Instant until = Instant.MAX;
    private volatile Instant admitted = Instant.MAX;
    private int approvals;
    private int lastOfTheFirstRun;
    private int trigger;
    private @Nullable Runnable then;

    void during(int lookUp, Runnable told) {
      trigger = lookUp;
      then = told;
    }

    void forget() {
      lookUps.clear();
      runs.clear();
      approvals = 0;
      lastOfTheFirstRun = 0;
    }

    /** How long Toss was not asked after it. */
    Duration afterTheHint() {
      return Duration.between(lookUps.get(trigger - 1), lookUps.get(trigger));
    }

    @Override
    public synchronized TossAnswer confirm(Confirm confirm) {
      approvals = 1;
      throw silence();
    }

    @Override
    public synchronized TossAnswer lookUp(LookUp question) {
      runs.add(Objects.requireNonNull(Activity.getExecutionContext().getInfo().getWorkflowRunId()));
      lookUps.add(bench.now());
      if (runs.size() == 1) {
        lastOfTheFirstRun = lookUps.size();
      }
      if (lookUps.size() == trigger && then != null) {
        then.run();
      }
      if (bench.now().isBefore(until)) {
        throw silence();
      }
      admitted = bench.now();
      return new TossAnswer.Found(Samples.toss(question.paymentId(), TossStatus.DONE));
    }

    @Override
    public TossAnswer cancel(Cancel cancel) {
      throw new IllegalStateException("A payment gives nothing back by itself");
    }

    private static ApplicationFailure silence() {
      return ApplicationFailure.newFailure("No answer", ErrorCode.TOSS_NO_ANSWER.name());
    }
  }
}
