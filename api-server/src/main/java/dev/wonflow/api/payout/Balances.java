package dev.wonflow.api.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wonflow.api.json.Amount;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payout.BalanceWorkflow;
import dev.wonflow.payout.TossBalance;
import io.swagger.v3.oas.annotations.media.Schema;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What Toss has for payouts against what sellers could be paid. */
@Component
class Balances {
  private static final int SECONDS = 5;

  /** Afterwards nobody waits for the answer. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final WorkflowClient temporal;
  private final PayoutViews views;

  Balances(WorkflowClient temporal, PayoutViews views) {
    this.temporal = temporal;
    this.views = views;
  }

  /**
   * Both sides now.
   *
   * @param available at Toss
   * @param pending on its way to Toss's balance; null where Toss does not say
   * @param sellersAvailable what all sellers could be paid
   */
  @Schema(name = "PayoutBalance")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Both(Amount available, @Nullable Amount pending, Amount sellersAvailable) {
    /** Whether Toss would pay all sellers. */
    boolean isEnough() {
      return available.won() >= sellersAvailable.won();
    }
  }

  /** Asks Toss; refuses where it gives no answer in a few seconds. */
  Both both() {
    TossBalance toss = ask();
    Money pending = toss.pending();
    return new Both(
        Amount.of(toss.available()),
        pending == null ? null : Amount.of(pending),
        Amount.of(Money.krw(views.availableToAll())));
  }

  private TossBalance ask() {
    var workflow =
        temporal.newWorkflowStub(
            BalanceWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(BalanceWorkflow.ID)
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .setWorkflowIdConflictPolicy(
                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowRunTimeout(LONGEST)
                .build());
    WorkflowClient.start(workflow::run, LONGEST);
    try {
      return temporal
          .newUntypedWorkflowStub(BalanceWorkflow.ID)
          .getResult(SECONDS, TimeUnit.SECONDS, TossBalance.class);
    } catch (TimeoutException | WorkflowFailedException e) {
      throw new Refused(
          ErrorCode.TEMPORAL_UNAVAILABLE, "Toss did not say its balance in time; ask again later");
    }
  }
}
