package dev.wonflow.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Cases;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.Waits;
import io.temporal.client.WorkflowStub;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecoveryTest extends ApiTest {

  @Test
  void aTerminatedPaymentGetsANewRunWithTheSameInput() {
    String id = Cases.running(PaymentStatus.EXECUTING);
    PaymentRequest before = input(id);
    workflow(id).terminate("by mistake");

    Answer answer = recover(id);

    assertThat(answer.status()).isEqualTo(200);
    PaymentRequest after = input(id);
    assertThat(after.amount()).isEqualTo(before.amount());
    assertThat(after.orders()).isEqualTo(before.orders());
    assertThat(after.expiresAt()).isEqualTo(before.expiresAt());
    assertThat(after.progress()).isNotNull();
    assertThat(Cases.audited(id)).isEqualTo(1);
  }

  @Test
  void aPaymentThatTemporalHasForgottenIsRebuiltFromWhatIsStored() {
    String id = Stored.aPayment().status(PaymentStatus.UNKNOWN).key("k-" + id()).insert();

    assertThat(recover(id).status()).isEqualTo(200);

    PaymentRequest input = input(id);
    assertThat(input.client()).isEqualTo("demo");
    assertThat(input.amount().minor()).isEqualTo(10_000);
    assertThat(input.orders()).hasSize(1);
    assertThat(input.waits().confirmWithin()).isEqualTo(Waits.DEFAULT.confirmWithin());
  }

  @Test
  void whatIsRunningIsNotRecovered() {
    String id = Cases.running(PaymentStatus.UNKNOWN);

    assertThat(recover(id).problem()).isEqualTo("409 COMMAND_NOT_ALLOWED");

    assertThat(Cases.audited(id)).isEqualTo(1);
  }

  @Test
  void twoRecoversMakeOneRun() {
    String id = Stored.aPayment().status(PaymentStatus.UNKNOWN).key("k-" + id()).insert();

    assertThat(recover(id).status()).isEqualTo(200);
    assertThat(recover(id).problem()).isEqualTo("409 COMMAND_NOT_ALLOWED");

    assertThat(Cases.audited(id)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = PaymentStatus.class,
      names = {"DONE", "PARTIALLY_CANCELED", "CANCELED", "FAILED", "EXPIRED"})
  void whatHasEndedIsNotRecovered(PaymentStatus end) {
    String id = Stored.aPayment().status(end).key("k-" + id()).insert();

    assertThat(recover(id).problem()).isEqualTo("409 COMMAND_NOT_ALLOWED");

    assertThat(recover(id).at("/detail")).contains(end.name());
  }

  private Answer recover(String id) {
    return http.as("operator")
        .post("/operations/v1/payments/" + id + "/recover", "{\"reason\":\"it was terminated\"}");
  }

  private static String id() {
    return Long.toString(System.nanoTime());
  }

  private static WorkflowStub workflow(String id) {
    return World.CLIENT.newUntypedWorkflowStub(id);
  }

  private static PaymentRequest input(String id) {
    var input = World.events(id).getFirst().getWorkflowExecutionStartedEventAttributes().getInput();
    return World.CLIENT
        .getOptions()
        .getDataConverter()
        .fromPayloads(0, Optional.of(input), PaymentRequest.class, PaymentRequest.class);
  }
}
