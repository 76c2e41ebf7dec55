package dev.wonflow.api.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy that is trusted by configuration: its header says who asks. */
@TestPropertySource(
    properties = {
      "server.forward-headers-strategy=native",
      "wonflow.limits.address.per-second=1",
      "wonflow.limits.address.burst=5"
    })
class TrustedProxyTest extends ApiTest {

  @Test
  void everyBuyerHasAnAllowanceOfTheirOwn() {
    List<Integer> answers = IntStream.range(0, 20).mapToObj(n -> ask("203.0.113." + n)).toList();

    assertThat(answers).containsOnly(200);
  }

  @Test
  void whatABuyerClaimsToBeIsNotBelieved() {
    List<Integer> answers =
        IntStream.range(0, 20).mapToObj(n -> ask("198.51.100." + n + ", 203.0.113.99")).toList();

    assertThat(answers).contains(429);
  }

  private int ask(String forwardedFor) {
    Answer answer = http.anonymous().get("/errors/NOT_FOUND", "X-Forwarded-For", forwardedFor);
    return answer.status();
  }
}
