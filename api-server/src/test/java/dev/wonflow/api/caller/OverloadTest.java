package dev.wonflow.api.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.World;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** No worker runs: each confirm waits its whole time, and is under way as long. */
@TestPropertySource(properties = {"wonflow.limits.under-way=4", "wonflow.confirm-wait=8s"})
class OverloadTest extends ApiTest {
  private final ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    buyers.close();
  }

  @Test
  void whatIsTooMuchIsRefusedAndWhatWasTakenEnds() {
    List<String> ids = IntStream.range(0, 5).mapToObj(n -> requested()).toList();

    var first = confirmed(ids.subList(0, 2));
    Answer refused = http.pay(Bodies.GOOD);
    var later = confirmed(ids.subList(2, 4));
    Answer confirm = confirm(ids.getLast());
    Answer page = http.form("/checkout/unknown/confirm", "paymentKey", "k");

    assertThat(refused.problem()).isEqualTo("503 OVERLOADED");
    assertThat(refused.header("Retry-After")).isEqualTo("2");
    assertThat(confirm.problem()).isEqualTo("503 OVERLOADED");
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(http.get("/payments/payment/v1/" + ids.getLast()).status()).isEqualTo(200);
    assertThat(Stream.concat(first.stream(), later.stream()).map(CompletableFuture::join))
        .extracting(Answer::status)
        .containsOnly(202);
    assertThat(requested()).startsWith("pay_");
  }

  private String requested() {
    return http.pay(Bodies.GOOD).at("/paymentId");
  }

  /** Under way when this returns. */
  private List<CompletableFuture<Answer>> confirmed(List<String> ids) {
    var answers =
        ids.stream().map(id -> CompletableFuture.supplyAsync(() -> confirm(id), buyers)).toList();
    await().until(() -> ids.stream().allMatch(id -> World.signals(id).contains("confirm")));
    return answers;
  }

  private Answer confirm(String id) {
    return http.post(
        "/payments/payment/v1/" + id + "/confirm", "{\"paymentKey\":\"k\",\"amount\":\"10000\"}");
  }
}
