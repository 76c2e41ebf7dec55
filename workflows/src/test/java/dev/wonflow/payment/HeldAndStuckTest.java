package dev.wonflow.payment;

import static dev.wonflow.payment.PaymentStatus.DONE;
import static dev.wonflow.payment.PaymentStatus.EXECUTING;
import static dev.wonflow.payment.PaymentStatus.IN_REVIEW;
import static dev.wonflow.payment.PaymentStatus.READY;
import static dev.wonflow.payment.Samples.KEY;
import static dev.wonflow.payment.Samples.PRICE;
import static dev.wonflow.payment.ScriptedToss.refusal;
import static dev.wonflow.payment.ScriptedToss.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.operation.AuditEntry;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.toss.TossStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Payments that need a person, and what one may tell them. */
class HeldAndStuckTest extends PaymentStory {
  @Test
  void heldPaymentGoesOnWhenApproved() {
    books.firstStatus = IN_REVIEW;
    toss.confirms(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);
    temporal.sleep(Duration.ofHours(3));

    CommandReceipt receipt = payment.command(told(CommandKind.APPROVE));
    payment.confirm(new Checkout(KEY, PRICE));

    assertThat(receipt).isEqualTo(new CommandReceipt(CommandKind.APPROVE, true, IN_REVIEW));
    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.statuses).containsExactly(IN_REVIEW, READY, EXECUTING, DONE);
    assertThat(desk.opened()).isEqualTo(1);
    assertThat(desk.open()).isNull();
  }

  @Test
  void heldPaymentEndsWhenRefused() {
    books.firstStatus = IN_REVIEW;
    WorkflowClient.start(payment::run, request);
    temporal.sleep(Duration.ofMinutes(1));

    payment.command(told(CommandKind.REFUSE));

    assertThat(failureOf(result()).code()).isEqualTo(ErrorCode.RISK_REFUSED);
    assertThat(desk.audit.values())
        .extracting(AuditEntry::kind)
        .containsExactly(CommandKind.REFUSE);
  }

  @Test
  void heldPaymentThatNobodyDecidesOnEndsAfterADay() {
    books.firstStatus = IN_REVIEW;

    WorkflowClient.start(payment::run, request);

    assertThat(failureOf(result()).code()).isEqualTo(ErrorCode.RISK_REVIEW_EXPIRED);
    assertThat(elapsed()).isBetween(Duration.ofHours(24), Duration.ofHours(25));
  }

  @Test
  void stuckPaymentStandsInTheInboxUntilTossAnswers() {
    toss.confirms(silence()).shows(silence());
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.sleep(Duration.ofMinutes(30));

    assertThat(Objects.requireNonNull(desk.open()).code()).isEqualTo(ErrorCode.TOSS_NO_ANSWER);
    toss.shows(shown(TossStatus.DONE));
    CommandReceipt receipt = payment.command(told(CommandKind.LOOK_UP));

    assertThat(receipt.allowed()).isTrue();
    assertThat(result().status()).isEqualTo(DONE);
    assertThat(desk.open()).isNull();
    assertThat(desk.opened()).isEqualTo(1);
  }

  @Test
  void newRunOfATerminatedPaymentClosesTheCaseThatTheFirstOneOpened() {
    toss.confirms(silence()).shows(silence());
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.sleep(Duration.ofMinutes(30));
    WorkflowStub.fromTyped(payment).terminate("by mistake");
    assertThat(desk.open()).isNotNull();

    toss.shows(shown(TossStatus.DONE));
    PaymentRequest again = request.continued(new Progress(KEY, 1));
    PaymentWorkflow second =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                PaymentWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(request.paymentId().value())
                    .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                    .build());

    assertThat(second.run(again).status()).isEqualTo(DONE);
    assertThat(desk.open()).isNull();
    assertThat(toss.confirmKeys).containsOnly("confirm:" + request.paymentId() + ":1");
  }

  @Test
  void commandThatTheStateDoesNotTakeIsRefusedAndAudited() {
    toss.confirms(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);

    CommandReceipt receipt = payment.command(told(CommandKind.APPROVE));
    payment.confirm(new Checkout(KEY, PRICE));

    assertThat(receipt).isEqualTo(new CommandReceipt(CommandKind.APPROVE, false, READY));
    assertThat(result().status()).isEqualTo(DONE);
    assertThat(desk.audit.values())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.allowed()).isFalse();
              assertThat(line.actor()).isEqualTo("operator-1");
            });
  }

  @Test
  void commandWithoutAReasonIsRefused() {
    WorkflowClient.start(payment::run, request);
    var nobodyKnowsWhy = new OperatorCommand(CommandKind.LOOK_UP, "operator-1", " ", null);

    assertThatThrownBy(() -> payment.command(nobodyKnowsWhy))
        .isInstanceOf(WorkflowUpdateException.class);
  }

  @Test
  void wrongSecretKeyCallsAnOperatorAndBurnsNothing() {
    toss.confirms(refusal("UNAUTHORIZED_KEY")).confirms(shown(TossStatus.DONE));
    for (int question = 0; question < 10; question++) {
      toss.shows(refusal("UNAUTHORIZED_KEY"));
    }
    toss.shows(shown(TossStatus.IN_PROGRESS));

    assertThat(confirmed().status()).isEqualTo(DONE);

    String key = "confirm:" + request.paymentId();
    assertThat(toss.confirmKeys).containsExactly(key + ":1", key + ":2");
    assertThat(desk.opened()).isEqualTo(1);
    assertThat(desk.open()).isNull();
  }

  @Test
  void caseOfARejectedKeyIsOpenedAtOnce() {
    toss.confirms(refusal("UNAUTHORIZED_KEY")).shows(refusal("UNAUTHORIZED_KEY"));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.sleep(Duration.ofSeconds(3));

    assertThat(Objects.requireNonNull(desk.open()).code()).isEqualTo(ErrorCode.TOSS_UNAUTHORIZED);
  }

  @Test
  void caseNamesWhyTossHasNotDecided() {
    toss.confirms(silence()).shows(refusal("TOO_MANY_REQUESTS"));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.sleep(Duration.ofMinutes(30));

    assertThat(Objects.requireNonNull(desk.open()).code()).isEqualTo(ErrorCode.TOSS_RATE_LIMITED);
  }

  private static OperatorCommand told(CommandKind kind) {
    return new OperatorCommand(kind, "operator-1", "because", null);
  }
}
