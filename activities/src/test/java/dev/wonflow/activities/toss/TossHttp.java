package dev.wonflow.activities.toss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.activities.vault.RefundAccount;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import dev.wonflow.toss.Confirm;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.Toss;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossPayment;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The client against real HTTP, with answers as Toss writes them. */
abstract class TossHttp {
  static final PaymentId ID = new PaymentId("ord_20260105_0001");
  static final PaymentKey KEY = new PaymentKey("sim20260105091500aB3dE");
  static final Confirm CONFIRM = new Confirm(ID, KEY, Money.krw(10_000), 1);
  static final RefundId REFUND = Ids.refund("test", ID, "key");
  static final LookUp BY_KEY = new LookUp(ID, KEY);
  static final LookUp BY_ORDER = new LookUp(ID, null);
  static final RefundAccount ACCOUNT = new RefundAccount("88", "110123456789", "김구매");
  static final Duration CALL_TIMEOUT = Duration.ofMillis(400);

  final MockWebServer server = new MockWebServer();
  Toss toss;

  @BeforeEach
  void start() throws IOException {
    server.start();
    TossProperties properties =
        new TossProperties(
            server.url("/").uri(), "test_sk_simulator0001", CALL_TIMEOUT, CALL_TIMEOUT);
    toss = new TossImpl(new TossClient().tossApi(properties), row -> ACCOUNT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  void answer(int status, String body) {
    server.enqueue(Answers.of(status, body).build());
  }

  RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request;
  }

  static String body(RecordedRequest request) {
    okio.ByteString body = request.getBody();
    return body == null ? "" : body.utf8();
  }

  static TossPayment found(TossAnswer answer) {
    assertThat(answer).isInstanceOf(TossAnswer.Found.class);
    return ((TossAnswer.Found) answer).payment();
  }

  static void assertFails(ThrowingCallable call, ErrorCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(code.name());
              assertThat(failure.isNonRetryable()).isFalse();
            });
  }
}
