package dev.wonflow.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayTest extends ApiTest {
  private final String key = UUID.randomUUID().toString();

  @Test
  void theSameRequestAgainIsTheSamePayment() {
    Answer first = request(Bodies.GOOD);
    Answer second = request(Bodies.GOOD);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.json()).isEqualTo(first.json());
  }

  @Test
  void spacesAndOrderOfFieldsAreNoOtherRequest() {
    request("{\"buyerId\":\"b\",\"orderName\":\"Tea\",\"orders\":[%s]}".formatted(order()));

    Answer second =
        request(
            "{ \"orders\" : [%s],\n\"orderName\":\"\\u0054ea\", \"buyerId\":\"b\"}"
                .formatted(order()));

    assertThat(second.status()).isEqualTo(200);
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    request(Bodies.of("10000"));

    assertThat(request(Bodies.of("10001")).problem())
        .isEqualTo("422 IDEMPOTENCY_KEY_REUSED Idempotency-Key");
  }

  @Test
  void aStoredPaymentIsReplayedAsItStandsNow() {
    Answer first = request(Bodies.GOOD);
    store(first).status(PaymentStatus.DONE).key("key-" + key).insert();

    Answer second = request(Bodies.GOOD);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.at("/status")).isEqualTo("DONE");
    assertThat(request(Bodies.of("10001")).problem()).startsWith("422 IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void aStoredPaymentOutlivesItsWorkflow() {
    Answer first = http.post("/payments/payment/v1", Bodies.GOOD, "Idempotency-Key", key);
    String fingerprint = requested(first).fingerprint();
    String gone = UUID.randomUUID().toString();
    String id = dev.wonflow.id.Ids.payment("local", "demo", gone).value();
    Stored.of(id).with("fingerprint", fingerprint).insert();

    Answer again = http.post("/payments/payment/v1", Bodies.GOOD, "Idempotency-Key", gone);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("/paymentId")).isEqualTo(id);
  }

  @Test
  void aRefusedRequestBurnsNoKey() {
    assertThat(request(Bodies.of("1")).status()).isEqualTo(400);

    assertThat(request(Bodies.GOOD).status()).isEqualTo(201);
  }

  @Test
  void aDoubleClickIsOnePayment() throws Exception {
    Callable<Answer> click = () -> request(Bodies.GOOD);
    List<Answer> answers;
    try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          clicks.invokeAll(Stream.generate(() -> click).limit(8).toList()).stream()
              .map(done -> done.resultNow())
              .toList();
    }

    assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .extracting(answer -> answer.at("/paymentId"))
        .containsOnly(answers.getFirst().at("/paymentId"));
  }

  private Answer request(String body) {
    return http.post("/payments/payment/v1", body, "Idempotency-Key", key);
  }

  private static Stored store(Answer answer) {
    return Stored.of(answer.at("/paymentId")).with("fingerprint", requested(answer).fingerprint());
  }

  private static PaymentRequest requested(Answer answer) {
    var input =
        World.events(answer.at("/paymentId"))
            .getFirst()
            .getWorkflowExecutionStartedEventAttributes()
            .getInput();
    return World.CLIENT
        .getOptions()
        .getDataConverter()
        .fromPayloads(0, Optional.of(input), PaymentRequest.class, PaymentRequest.class);
  }

  private static String order() {
    return "{\"sellerId\":\"s\",\"amount\":{\"amount\":\"5000\",\"currency\":\"KRW\"}}";
  }
}
