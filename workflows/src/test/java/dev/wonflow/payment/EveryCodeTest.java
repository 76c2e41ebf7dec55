package dev.wonflow.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.toss.FaultClass;
import dev.wonflow.toss.Hours;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every code of Toss, wherever it may be said: the payment ends as Toss's own book says, and as
 * docs/failures.md promises.
 */
class EveryCodeTest {
  private static final Instant OPENS = Instant.parse("2026-01-05T15:30:00Z");
  private static final MoodyToss TOSS = new MoodyToss();
  private static final ManyBooks BOOKS = new ManyBooks();
  private static final Hours HOURS = new Hours();
  private static Bench bench = new Bench(TOSS, BOOKS, new MemoryDesk(), HOURS);

  @BeforeAll
  static void start() {
    HOURS.opensAt(OPENS);
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  /** Every listed code, a member of every family, and one that nobody has heard of. */
  static Stream<String> codes() {
    return Stream.concat(
        Arrays.stream(FaultClass.values())
            .flatMap(fault -> fault.codes().stream().sorted())
            .map(code -> code.replace("*", "SOMETHING")),
        Stream.of("NEVER_HEARD_OF"));
  }

  static Stream<String> codesThatMayHideACharge() {
    return codes()
        .filter(code -> FaultClass.of(code) != FaultClass.DECLINED)
        .filter(code -> FaultClass.of(code) != FaultClass.MAINTENANCE);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void refusedConfirmEndsAsItsClassSays(String code) {
    PaymentRequest request = bench.request("refused " + code);
    TOSS.of(request.paymentId()).confirmSays(code, 1, false);

    PaymentOutcome outcome = ended(request);

    switch (FaultClass.of(code)) {
      case DECLINED -> {
        assertThat(failureOf(outcome).code()).isEqualTo(ErrorCode.DECLINED);
        assertThat(failureOf(outcome).tossCode()).isEqualTo(code);
      }
      case MAINTENANCE ->
          assertThat(failureOf(outcome))
              .isEqualTo(new Failure(ErrorCode.BANK_MAINTENANCE, code, "Toss says " + code, OPENS));
      default -> assertThat(outcome).isEqualTo(PaymentOutcome.of(PaymentStatus.DONE));
    }
  }

  @ParameterizedTest
  @MethodSource("codesThatMayHideACharge")
  void errorOverAChargeEndsDone(String code) {
    PaymentRequest request = bench.request("hidden " + code);
    TOSS.of(request.paymentId()).confirmSays(code, 1, true);

    assertThat(ended(request).status()).isEqualTo(PaymentStatus.DONE);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void errorOfTheLookUpDecidesNothingAboutACharge(String code) {
    PaymentRequest request = bench.request("look-up over a charge " + code);
    TOSS.of(request.paymentId()).confirmSays(MoodyToss.SILENCE, 6, true).lookUpSays(code, 3);

    assertThat(ended(request).status()).isEqualTo(PaymentStatus.DONE);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void errorOfTheLookUpDecidesNothingWithoutACharge(String code) {
    PaymentRequest request = bench.request("look-up " + code);
    TOSS.of(request.paymentId()).confirmSays("PROVIDER_ERROR", 1, false).lookUpSays(code, 3);

    assertThat(ended(request).status()).isEqualTo(PaymentStatus.DONE);
  }

  /** Whatever the status is: it is the one of Toss's book, and nobody was charged twice. */
  private static PaymentOutcome ended(PaymentRequest request) {
    PaymentOutcome outcome = bench.result(bench.confirmed(request));
    MoodyToss.Account account = TOSS.of(request.paymentId());
    MemoryBooks books = BOOKS.of(request.paymentId());
    int charges = outcome.status() == PaymentStatus.DONE ? 1 : 0;
    assertThat(account.approvals).isEqualTo(charges);
    assertThat(books.journals).hasSize(charges);
    assertThat(books.credits).hasSize(charges);
    return outcome;
  }

  private static Failure failureOf(PaymentOutcome outcome) {
    assertThat(outcome.status()).isEqualTo(PaymentStatus.FAILED);
    return Objects.requireNonNull(outcome.failure(), "the outcome names a failure");
  }
}
