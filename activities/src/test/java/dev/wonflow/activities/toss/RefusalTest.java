package dev.wonflow.activities.toss;

import static dev.wonflow.toss.FaultClass.ALREADY_DONE;
import static dev.wonflow.toss.FaultClass.BUG_OR_CONFIG;
import static dev.wonflow.toss.FaultClass.DECLINED;
import static dev.wonflow.toss.FaultClass.IN_FLIGHT;
import static dev.wonflow.toss.FaultClass.LOCK_LOST;
import static dev.wonflow.toss.FaultClass.MAINTENANCE;
import static dev.wonflow.toss.FaultClass.NEEDS_HUMAN;
import static dev.wonflow.toss.FaultClass.RATE;
import static dev.wonflow.toss.FaultClass.SESSION_GONE;
import static dev.wonflow.toss.FaultClass.TRANSIENT;
import static dev.wonflow.toss.FaultClass.UNKNOWN_RESULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.toss.FaultClass;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.TossAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code that Toss documents for confirm, look-up and cancel, with its HTTP status. */
class RefusalTest {
  private static final MockWebServer SERVER = new MockWebServer();

  @BeforeAll
  static void start() throws IOException {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void codeDecidesWhatARefusalMeans(int status, FaultClass fault, String code) {
    SERVER.enqueue(Answers.of(status, Answers.refusal(code)).build());
    URI url = SERVER.url("/").uri();
    Duration limit = Duration.ofSeconds(30);
    TossApi api =
        new TossClient().tossApi(new TossProperties(url, "test_sk_simulator0001", limit, limit));

    TossAnswer answer =
        new TossImpl(
                api,
                row -> {
                  throw new AssertionError(row);
                })
            .lookUp(new LookUp(new PaymentId("ord_20260105_0001"), new PaymentKey("key")));

    assertThat(answer).isEqualTo(new TossAnswer.Refused(fault, code, "이유"));
  }

  static Stream<Arguments> codes() {
    return Stream.of(
            of(
                400,
                ALREADY_DONE,
                "ALREADY_PROCESSED_PAYMENT ALREADY_CANCELED_PAYMENT ALREADY_REFUND_PAYMENT"),
            of(403, ALREADY_DONE, "NOT_CANCELABLE_AMOUNT"),
            of(400, UNKNOWN_RESULT, "NEVER_HEARD_OF"),
            of(500, UNKNOWN_RESULT, "UNKNOWN_PAYMENT_ERROR NEVER_HEARD_OF"),
            of(400, TRANSIENT, "PROVIDER_ERROR CARD_PROCESSING_ERROR"),
            of(
                500,
                TRANSIENT,
                """
                FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING FAILED_INTERNAL_SYSTEM_PROCESSING FAILED_REFUND_PROCESS \
                FAILED_METHOD_HANDLING_CANCEL FAILED_PARTIAL_REFUND COMMON_ERROR"""),
            of(
                400,
                DECLINED,
                """
                EXCEED_MAX_CARD_INSTALLMENT_PLAN NOT_ALLOWED_POINT_USE INVALID_REJECT_CARD BELOW_MINIMUM_AMOUNT \
                INVALID_CARD_EXPIRATION INVALID_STOPPED_CARD EXCEED_MAX_DAILY_PAYMENT_COUNT \
                NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT INVALID_CARD_INSTALLMENT_PLAN \
                NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN EXCEED_MAX_PAYMENT_AMOUNT INVALID_CARD_LOST_OR_STOLEN \
                RESTRICTED_TRANSFER_ACCOUNT INVALID_CARD_NUMBER EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT \
                EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT EXCEED_MAX_AMOUNT INVALID_ACCOUNT_INFO_RE_REGISTER \
                EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT"""),
            of(
                403,
                DECLINED,
                """
                REJECT_ACCOUNT_PAYMENT REJECT_CARD_PAYMENT REJECT_CARD_COMPANY REJECT_TOSSPAY_INVALID_ACCOUNT \
                EXCEED_MAX_AUTH_COUNT EXCEED_MAX_ONE_DAY_AMOUNT INVALID_PASSWORD FDS_ERROR"""),
            of(
                400,
                BUG_OR_CONFIG,
                """
                INVALID_REQUEST INVALID_API_KEY NOT_FOUND_TERMINAL_ID INVALID_UNREGISTERED_SUBMALL \
                NOT_REGISTERED_BUSINESS UNAPPROVED_ORDER_ID"""),
            of(401, BUG_OR_CONFIG, "UNAUTHORIZED_KEY"),
            of(403, BUG_OR_CONFIG, "FORBIDDEN_REQUEST INCORRECT_BASIC_AUTH_FORMAT"),
            of(404, BUG_OR_CONFIG, "NOT_FOUND_PAYMENT NOT_FOUND"),
            of(400, SESSION_GONE, "INVALID_AUTHORIZE_AUTH"),
            of(404, SESSION_GONE, "NOT_FOUND_PAYMENT_SESSION"),
            of(400, MAINTENANCE, "NOT_AVAILABLE_PAYMENT FORBIDDEN_BANK_REFUND_REQUEST"),
            of(403, MAINTENANCE, "NOT_AVAILABLE_BANK"),
            of(409, IN_FLIGHT, "IDEMPOTENT_REQUEST_PROCESSING"),
            of(403, RATE, "FORBIDDEN_CONSECUTIVE_REQUEST"),
            of(400, LOCK_LOST, "NOT_MATCHES_REFUNDABLE_AMOUNT"),
            of(
                400,
                NEEDS_HUMAN,
                """
                INVALID_REFUND_ACCOUNT_INFO EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT INVALID_REFUND_ACCOUNT_NUMBER \
                INVALID_BANK REFUND_REJECTED"""),
            of(
                403,
                NEEDS_HUMAN,
                """
                NOT_CANCELABLE_PAYMENT EXCEED_MAX_REFUND_DUE NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT \
                NOT_ALLOWED_PARTIAL_REFUND NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER EXCEED_CANCEL_LIMIT"""))
        .flatMap(arguments -> arguments);
  }

  private static Stream<Arguments> of(int status, FaultClass fault, String codes) {
    return Arrays.stream(codes.split(" ")).map(code -> arguments(status, fault, code));
  }
}
