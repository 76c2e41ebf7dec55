package dev.wonflow.refund;

import static dev.wonflow.refund.RefundStatus.DONE;
import static dev.wonflow.refund.RefundStatus.EXECUTING;
import static dev.wonflow.refund.RefundStatus.HELD;
import static dev.wonflow.refund.RefundStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.operation.AuditEntry;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCase;
import dev.wonflow.payment.PaymentStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A refund of which Toss has not said yet what became of it. */
class UnansweredRefundTest extends RefundStory {
  @Test
  void lostAnswerIsAskedForUnderTheSameKey() {
    toss.will("lost");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(toss.times(id)).isOne();
    assertThat(toss.keys).hasSize(2).containsOnly("cancel:" + id + ":1");
  }

  @Test
  void requestInFlightIsWaitedForUnderTheSameKey() {
    toss.will("silent", "IDEMPOTENT_REQUEST_PROCESSING", "IDEMPOTENT_REQUEST_PROCESSING");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(toss.keys).hasSize(4).containsOnly("cancel:" + id + ":1");
  }

  @Test
  void unknownResultIsAskedForUntilOurCancelIsThere() {
    toss.will("silent", "silent", "silent", "silent", "silent", "lost").isDeafFor(10);

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(books.statuses).containsExactly(HELD, EXECUTING, UNKNOWN, DONE);
    assertThat(toss.times(id)).isOne();
    assertThat(toss.keys).hasSize(6).containsOnly("cancel:" + id + ":1");
    assertThat(inbox.opened)
        .extracting(OperatorCase::code)
        .containsExactly(ErrorCode.TOSS_NO_ANSWER);
    assertThat(inbox.closed).isOne();
  }

  @Test
  void cancelThatNeverReachedTossIsSentAgainUnderTheSameKey() {
    toss.will("silent", "silent", "silent", "silent", "silent", "silent");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(toss.keys).hasSize(7).containsOnly("cancel:" + id + ":1");
    assertThat(toss.times(id)).isOne();
  }

  @Test
  void refundThatIsUnknownIsAskedForAtOnceOnCommand() {
    toss.will("silent", "silent", "silent", "silent", "silent", "lost").isDeafFor(1_000);
    temporal.registerDelayedCallback(
        Duration.ofHours(30),
        () -> {
          toss.isDeafFor(0);
          assertThat(
                  temporal
                      .getWorkflowClient()
                      .newWorkflowStub(RefundWorkflow.class, id)
                      .command(command(CommandKind.LOOK_UP)))
              .isEqualTo(new CommandReceipt(CommandKind.LOOK_UP, true, PaymentStatus.DONE));
        });

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(inbox.closed).isOne();
    assertThat(inbox.audited).extracting(AuditEntry::kind).containsExactly(CommandKind.LOOK_UP);
  }
}
