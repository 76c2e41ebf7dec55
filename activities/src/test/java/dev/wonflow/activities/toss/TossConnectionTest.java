package dev.wonflow.activities.toss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.toss.TossStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** What becomes of a call whose connection is slow, lost or turned elsewhere. */
class TossConnectionTest extends TossHttp {
  @Test
  void slowAnswerIsNoAnswer() {
    server.enqueue(Answers.of(200, Answers.DONE).headersDelay(2, TimeUnit.SECONDS).build());
    Instant asked = Instant.now();

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void answerThatTricklesIsCutAtTheSameTime() {
    server.enqueue(
        Answers.of(200, Answers.DONE).throttleBody(100, 200, TimeUnit.MILLISECONDS).build());
    Instant asked = Instant.now();

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void endlessAnswerIsNotRead() {
    answer(200, Answers.DONE + " ".repeat(1 << 20));

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);
  }

  @Test
  void lostConnectionIsNoAnswerAndNotSentAgain() throws InterruptedException {
    server.enqueue(
        Answers.of(200, Answers.DONE).onResponseStart(new SocketEffect.CloseSocket()).build());
    answer(200, Answers.DONE);

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);

    assertThat(server.getRequestCount()).isOne();
  }

  @Test
  void questionIsAskedAnewWhereTheIdleConnectionWasClosed() {
    server.enqueue(
        Answers.of(200, Answers.DONE).onResponseEnd(new SocketEffect.CloseSocket()).build());
    answer(200, Answers.DONE);
    toss.lookUp(BY_KEY);

    assertThat(found(toss.lookUp(BY_KEY)).status()).isEqualTo(TossStatus.DONE);
  }

  @Test
  void answerThatBreaksOffIsNoAnswer() {
    server.enqueue(
        Answers.of(200, Answers.DONE).onResponseBody(new SocketEffect.CloseSocket()).build());

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);
  }

  @Test
  void unreachableTossIsNoAnswer() {
    server.close();

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);
  }

  @Test
  void invitationToSendAgainIsNotTaken() {
    server.enqueue(Answers.of(503, "").setHeader("Retry-After", "0").build());
    answer(200, Answers.DONE);

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);

    assertThat(server.getRequestCount()).isOne();
  }

  @Test
  void redirectIsNotFollowed() {
    server.enqueue(Answers.of(302, "").setHeader("Location", "/elsewhere").build());
    answer(200, Answers.DONE);

    assertFails(() -> toss.lookUp(BY_KEY), ErrorCode.TOSS_NO_ANSWER);

    assertThat(server.getRequestCount()).isOne();
  }

  @Test
  void failureNamesNeitherKeyNorBody() {
    answer(502, "the-body-of-somebody");

    assertThatThrownBy(() -> toss.confirm(CONFIRM))
        .hasMessageNotContainingAny("test_sk", "the-body-of-somebody");
  }
}
