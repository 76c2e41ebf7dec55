package dev.wonflow.activities;

import static dev.wonflow.payment.PaymentStatus.FAILED;
import static dev.wonflow.payment.PaymentStatus.IN_REVIEW;
import static dev.wonflow.payment.PaymentStatus.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.SellerId;
import dev.wonflow.local.Database;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentState;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.Release;
import dev.wonflow.payment.Waits;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Each limit of the risk check, at the limit and one beyond. */
class RiskTest extends DatabaseTest {
  private static final Instant NOON_IN_SEOUL = Instant.parse("2026-01-05T03:00:00Z");
  private final String buyer = "buyer-" + UUID.randomUUID();

  @Test
  void paymentAboveTheAmountLimitIsHeld() {
    assertThat(register(5_000_000, NOON_IN_SEOUL)).isEqualTo(READY);
    assertThat(as("other-" + buyer, 5_000_001)).isEqualTo(IN_REVIEW);
  }

  @Test
  void buyersDayAboveTheLimitIsHeld() {
    register(5_000_000, NOON_IN_SEOUL);

    assertThat(register(5_000_000, NOON_IN_SEOUL)).isEqualTo(READY);
    assertThat(register(100, NOON_IN_SEOUL)).isEqualTo(IN_REVIEW);
    assertThat(register(100, NOON_IN_SEOUL.plus(Duration.ofHours(12)))).isEqualTo(READY);
  }

  @Test
  void eleventhPaymentInTenMinutesIsRefused() {
    for (int n = 1; n <= 10; n++) {
      assertThat(register(100, NOON_IN_SEOUL)).as("payment %d", n).isEqualTo(READY);
    }

    assertThat(register(100, NOON_IN_SEOUL.plusSeconds(599))).isEqualTo(FAILED);
    assertThat(register(100, NOON_IN_SEOUL.plusSeconds(600))).isEqualTo(READY);
  }

  @Test
  void blockedBuyerIsRefusedAndTheReceiversAreTold() throws SQLException {
    asOwner("insert into blocked_buyer (buyer_id, reason) values ('" + buyer + "', 'test')");
    PaymentRequest request = request(buyer, 100, NOON_IN_SEOUL);

    PaymentState state = payments.register(request);

    assertThat(state.status()).isEqualTo(FAILED);
    assertThat(Objects.requireNonNull(state.failure()).code()).isEqualTo(ErrorCode.RISK_REFUSED);
    assertThat(rows("select type from event where payment_id = ?", request.paymentId().value()))
        .containsExactly("payment.failed");
  }

  @Test
  void refusedPaymentIsNeverStoredReady() throws SQLException {
    asOwner("insert into blocked_buyer (buyer_id, reason) values ('" + buyer + "', 'test')");
    PaymentRequest request = request(buyer, 100, NOON_IN_SEOUL);
    asOwner("alter table event add constraint none check (type <> 'payment.failed') not valid");
    try {
      assertThatThrownBy(() -> payments.register(request))
          .isInstanceOf(DataIntegrityViolationException.class);
    } finally {
      asOwner("alter table event drop constraint none");
    }

    assertThat(rows("select status from payment_event where id = ?", request.paymentId().value()))
        .isEmpty();
    assertThat(payments.register(request).status()).isEqualTo(FAILED);
  }

  @Test
  void releasedPaymentMayBePaidUntilItsNewExpiry() {
    PaymentRequest request = request(buyer, 6_000_000, NOON_IN_SEOUL);
    payments.register(request);
    Instant expiry = NOON_IN_SEOUL.plus(Duration.ofHours(9));

    PaymentState released = payments.release(new Release(request.paymentId(), expiry));

    assertThat(released.status()).isEqualTo(READY);
    assertThat(
            number(
                "select count(*) from payment_event where id = ? and expires_at = ?",
                request.paymentId().value(),
                expiry.atOffset(java.time.ZoneOffset.UTC)))
        .isEqualTo(1);
  }

  private PaymentStatus register(long amount, Instant at) {
    return payments.register(request(buyer, amount, at)).status();
  }

  private PaymentStatus as(String otherBuyer, long amount) {
    return payments.register(request(otherBuyer, amount, NOON_IN_SEOUL)).status();
  }

  private static PaymentRequest request(String buyer, long amount, Instant at) {
    PaymentId id = Ids.payment("test", "demo", UUID.randomUUID().toString());
    var order =
        new PaymentOrder(Ids.order(id, 1), new SellerId("seller-1"), Money.krw(amount), "A thing");
    return new PaymentRequest(
        id,
        "demo",
        "print",
        buyer,
        "Things",
        Money.krw(amount),
        List.of(order),
        null,
        at,
        at.plus(Duration.ofMinutes(30)),
        Waits.DEFAULT,
        null);
  }

  private static void asOwner(String statement) throws SQLException {
    Database.Login owner = DATABASE.owner();
    try (var connection =
            DriverManager.getConnection(DATABASE.url(), owner.user(), owner.password());
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
