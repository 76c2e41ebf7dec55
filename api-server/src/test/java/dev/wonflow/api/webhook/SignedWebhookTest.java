package dev.wonflow.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.wonflow.api.ApiTest;
import dev.wonflow.api.World;
import dev.wonflow.api.payout.PayoutSettings;
import dev.wonflow.id.Ids;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutWaits;
import dev.wonflow.payout.PayoutWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignedWebhookTest extends ApiTest {
  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final String OTHER = "ff".repeat(32);
  private static final String VECTOR_BODY =
      "{\"eventType\":\"payout.changed\",\"version\":\"2022-11-16\"}";
  private static final String VECTOR_TIME = "2026-01-05T09:00:00+09:00";
  private static final String VECTOR = "v1:s0/8BF46aY992+QsRb4yCYaDlZqQalvEtRpOOY0pFAE=";

  @Test
  void vectorOfTheFactsIsGenuine() {
    Signatures signatures = signatures(KEY, "", Duration.ZERO);

    assertThat(genuine(signatures, VECTOR)).isTrue();
    assertThat(genuine(signatures, "v1:AAAA," + VECTOR)).isTrue();
    assertThat(genuine(signatures(OTHER, KEY, Duration.ZERO), VECTOR)).isTrue();
    assertThat(genuine(signatures(OTHER, "", Duration.ZERO), VECTOR)).isFalse();
    assertThat(genuine(signatures, VECTOR.substring(3))).isFalse();
  }

  @Test
  void redeliveryIsTakenForFourDaysAndNoLonger() {
    assertThat(genuine(signatures(KEY, "", Duration.ofDays(4)), VECTOR)).isTrue();
    assertThat(genuine(signatures(KEY, "", Duration.ofDays(4).plusSeconds(1)), VECTOR)).isFalse();
  }

  @Test
  void noChangedBodyTimeOrSignatureIsGenuine() {
    Signatures signatures = signatures(KEY, "", Duration.ZERO);
    Random random = new Random(6);
    int tried = 0;
    while (tried < 100_000) {
      String[] parts = {VECTOR_BODY, VECTOR_TIME, VECTOR};
      int part = random.nextInt(3);
      String changed = changed(parts[part], random);
      if (!changed.equals(parts[part])) {
        parts[part] = changed;
        tried++;
        if (signatures.isGenuine(parts[0].getBytes(StandardCharsets.UTF_8), parts[1], parts[2])) {
          fail("Genuine after %d of seed 6: %s %s %s", tried, parts[0], parts[1], parts[2]);
        }
      }
    }
  }

  @Test
  void signedChangeIsAHintForThePayoutsWorkflow() {
    String id = payout();

    assertThat(send(body(id), now(), KEY)).isEqualTo("200 SIGNALLED");
    assertThat(World.signals(id)).containsExactly("hint");
  }

  @Test
  void forgedChangeIsRefusedKeptAndNotPassedOn() {
    String id = payout();

    assertThat(send(body(id), now(), OTHER)).isEqualTo("401 FORGED");
    assertThat(World.signals(id)).isEmpty();
  }

  @Test
  void unsignedChangeIsForged() {
    String transmission = UUID.randomUUID().toString();

    var answer =
        http.post(
            "/payments/webhook", VECTOR_BODY, "tosspayments-webhook-transmission-id", transmission);

    assertThat(answer.problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(receipt(transmission)).isEqualTo("FORGED");
  }

  @Test
  void payoutAndSellerThatAreNotOursAreTaken() {
    String payout = body("out_" + "a".repeat(32));
    String seller =
        "{\"eventType\":\"seller.changed\",\"entityBody\":{\"refSellerId\":\"nobody1\"}}";

    assertThat(send(payout, now(), KEY)).isEqualTo("200 NOT_FOR_US");
    assertThat(send(seller, now(), KEY)).isEqualTo("200 NOT_FOR_US");
  }

  private String send(String body, String time, String key) {
    String transmission = UUID.randomUUID().toString();
    var answer =
        http.post(
            "/payments/webhook",
            body,
            "tosspayments-webhook-transmission-id",
            transmission,
            "tosspayments-webhook-transmission-time",
            time,
            "tosspayments-webhook-signature",
            "v1:AAAA,v1:" + sign(key, body + ":" + time));
    return answer.status() + " " + receipt(transmission);
  }

  private static String payout() {
    var request =
        new PayoutRequest(
            Ids.payout("test", "demo", UUID.randomUUID().toString()),
            "demo",
            new SellerId("seller-1"),
            Money.krw(1),
            "finance-1",
            "print",
            Money.krw(1),
            Instant.now(),
            PayoutWaits.DEFAULT,
            null);
    var stub =
        World.CLIENT.newWorkflowStub(
            PayoutWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(request.payoutId().value())
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .build());
    WorkflowClient.start(stub::run, request);
    return request.payoutId().value();
  }

  private static String body(String id) {
    return "{\"eventType\":\"payout.changed\",\"entityBody\":{\"refPayoutId\":\"%s\"}}"
        .formatted(id);
  }

  private static String now() {
    return OffsetDateTime.now(ZoneOffset.ofHours(9)).toString();
  }

  private static boolean genuine(Signatures signatures, String header) {
    return signatures.isGenuine(VECTOR_BODY.getBytes(StandardCharsets.UTF_8), VECTOR_TIME, header);
  }

  private static Signatures signatures(String key, String previous, Duration later) {
    Instant sent = OffsetDateTime.parse(VECTOR_TIME).toInstant();
    return new Signatures(
        new PayoutSettings(
            key,
            previous,
            1,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            true),
        Clock.fixed(sent.plus(later), ZoneOffset.UTC));
  }

  /** One character is another, missing, or there twice. */
  private static String changed(String text, Random random) {
    int at = random.nextInt(text.length());
    String rest = text.substring(at + 1);
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + (char) (33 + random.nextInt(90)) + rest;
      case 1 -> text.substring(0, at) + rest;
      default -> text.substring(0, at + 1) + text.substring(at);
    };
  }

  private static String sign(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String receipt(String transmission) {
    return World.ROWS
        .sql("select outcome from webhook_receipt where transmission_id = :id")
        .param("id", transmission)
        .query(String.class)
        .single();
  }
}
