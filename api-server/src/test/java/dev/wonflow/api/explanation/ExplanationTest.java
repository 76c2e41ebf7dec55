package dev.wonflow.api.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.Cases;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentStatus;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ExplanationTest extends ApiTest {
  private static final Pattern UNFINISHED = Pattern.compile("\\{\\d|''|\\?\\?|null");

  @ParameterizedTest
  @EnumSource(PaymentStatus.class)
  void everyStatusIsExplainedInBothLanguages(PaymentStatus status) {
    String id = stored(status);
    if (!status.isFinal()) {
      Cases.start(id, status);
    }

    Answer english = explain(id, "en");
    Answer korean = explain(id, "ko");

    for (Answer answer : new Answer[] {english, korean}) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("/paymentId")).isEqualTo(id);
      assertThat(answer.at("/status")).isEqualTo(status.name());
      assertThat(answer.at("/moneyIs")).isNotBlank();
      assertThat(answer.at("/text")).contains(answer.at("/moneyIs")).doesNotMatch(UNFINISHED);
      assertThat(answer.json().path("waitsFor").isNull()).isEqualTo(status.isFinal());
      assertThat(answer.json().path("next").isNull()).isEqualTo(status.isFinal());
    }
    assertThat(korean.at("/text")).containsPattern("[가-힣]");
    assertThat(english.at("/text")).doesNotContainPattern("[가-힣]");
  }

  @Test
  void aStuckPaymentSaysWhySinceWhenAndWhatAnOperatorMayDo() {
    String id = Cases.running(PaymentStatus.UNKNOWN);
    Cases.open(id, "TOSS_NO_ANSWER");

    Answer told = explain(id, "en");

    assertThat(told.at("/moneyIs")).contains("Not known", "₩10,000", "at most once");
    assertThat(told.at("/waitsFor")).isEqualTo("A definite word from Toss.");
    assertThat(told.at("/next/at")).endsWith("+09:00");
    assertThat(told.json().path("happened"))
        .extracting(JsonNode::asString)
        .anyMatch(said -> said.contains("A person is needed since"))
        .anyMatch(said -> said.contains("TOSS_NO_ANSWER"));
    assertThat(told.json().path("operatorMay"))
        .extracting(JsonNode::asString)
        .containsExactly("retry", "look-up", "cancel", "handled");
    assertThat(told.at("/text")).contains("An operator may: try again now, ask Toss now");
  }

  @Test
  void aPaymentThatNobodyWorksOnMayBeRecovered() {
    String id = Cases.running(PaymentStatus.EXECUTING);
    World.CLIENT.newUntypedWorkflowStub(id).terminate("by mistake");

    Answer told = explain(id, "en");

    assertThat(told.at("/waitsFor")).startsWith("Nobody works on it");
    assertThat(told.json().path("next").isNull()).isTrue();
    assertThat(told.json().path("operatorMay"))
        .extracting(JsonNode::asString)
        .containsExactly("recover");
  }

  @Test
  void aDeclineSaysThatNothingWasCharged() {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.FAILED)
            .with("failure_code", "DECLINED")
            .with("failure_toss_code", "REJECT_CARD_PAYMENT")
            .with("failure_message", "한도초과")
            .insert();

    Answer told = explain(id, "ko");

    assertThat(told.at("/moneyIs")).isEqualTo("결제된 금액은 없습니다.");
    assertThat(told.at("/text")).contains("DECLINED", "승인하지 않았습니다");
    assertThat(told.json().path("operatorMay")).isEmpty();
  }

  @Test
  void aPaymentCanBeExplainedBeforeAnyWorkerHasSeenIt() {
    String id = http.pay(Bodies.GOOD).at("/paymentId");

    Answer told = explain(id, "en");

    assertThat(told.at("/moneyIs")).isEqualTo("Nothing was charged.");
    assertThat(told.at("/waitsFor")).isEqualTo("The buyer has to pay.");
    assertThat(told.at("/text")).contains("asked for ₩10,000 in one order");
  }

  @Test
  void anotherClientsPaymentIsNotExplained() {
    String id = Stored.aPayment().with("client", "other").insert();

    assertThat(explain(id, "en").problem()).isEqualTo("404 NOT_FOUND");
    assertThat(http.as("operator").get(path(id)).status()).isEqualTo(200);
  }

  private static String stored(PaymentStatus status) {
    Stored payment = Stored.aPayment().status(status).key("key-" + System.nanoTime());
    if (status == PaymentStatus.WAITING_FOR_DEPOSIT) {
      payment
          .with("deposit_bank_code", "20")
          .with("deposit_account", "X6505636518308")
          .with("deposit_due_at", Instant.now().plusSeconds(3600));
    }
    return payment.insert();
  }

  private Answer explain(String id, String language) {
    return http.get(path(id), "Accept-Language", language);
  }

  private static String path(String id) {
    return "/payments/payment/v1/" + id + "/explanation";
  }
}
