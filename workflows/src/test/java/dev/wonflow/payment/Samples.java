package dev.wonflow.payment;

import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import dev.wonflow.toss.VirtualAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Payments for tests. */
final class Samples {
  static final PaymentKey KEY = new PaymentKey("sim20260105091500aB3dE");
  static final Money PRICE = Money.krw(10_000);
  static final Instant REQUESTED = Instant.parse("2026-01-05T00:15:00Z");

  private Samples() {}

  static PaymentRequest request(String name, Instant at) {
    PaymentId id = Ids.payment("test", "demo", name);
    return new PaymentRequest(
        id,
        "demo",
        Ids.fingerprint(name),
        "buyer-1",
        "Two books",
        PRICE,
        List.of(
            new PaymentOrder(Ids.order(id, 1), new SellerId("seller-1"), Money.krw(7_000), "Book"),
            new PaymentOrder(Ids.order(id, 2), new SellerId("seller-2"), Money.krw(3_000), "Map")),
        null,
        at,
        at.plus(Duration.ofMinutes(30)),
        Waits.DEFAULT,
        null);
  }

  static TossPayment toss(PaymentId id, TossStatus status) {
    return new TossPayment(
        KEY,
        id,
        status,
        PRICE,
        PRICE,
        "카드",
        status == TossStatus.DONE ? REQUESTED : null,
        Ids.digest("ps_secret"),
        status == TossStatus.WAITING_FOR_DEPOSIT
            ? new VirtualAccount("88", "X123", REQUESTED.plus(Duration.ofDays(7_300)))
            : null,
        List.of(),
        null,
        null);
  }
}
