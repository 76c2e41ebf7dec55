package dev.wonflow.activities;

import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.SellerId;
import dev.wonflow.ledger.Capture;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Awaiting;
import dev.wonflow.payment.Beginning;
import dev.wonflow.payment.Closing;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.Waits;
import dev.wonflow.wallet.Credit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One payment that no other test knows, and what the workflow would send about it. */
record TestPayment(PaymentId id, List<PaymentOrder> orders) {
  static final Instant APPROVED_AT = Instant.parse("2026-01-05T00:15:42Z");

  static TestPayment aPayment() {
    return new TestPayment(Ids.payment("test", "demo", UUID.randomUUID().toString()), List.of());
  }

  /** A seller that no other test knows. */
  static String aSeller() {
    return "seller-" + UUID.randomUUID();
  }

  TestPayment with(String seller, long won) {
    List<PaymentOrder> more = new ArrayList<>(orders);
    more.add(
        new PaymentOrder(
            Ids.order(id, more.size() + 1), new SellerId(seller), Money.krw(won), "a thing"));
    return new TestPayment(id, List.copyOf(more));
  }

  PaymentRequest request() {
    return request("fingerprint of " + orders);
  }

  PaymentRequest request(String fingerprint) {
    Instant now = Instant.parse("2026-01-05T00:10:00Z");
    return new PaymentRequest(
        id,
        "demo",
        fingerprint,
        "buyer-of-" + id, // the risk check counts by buyer
        "An order",
        amount(),
        orders,
        null,
        now,
        now.plusSeconds(1800),
        Waits.DEFAULT,
        null);
  }

  Money amount() {
    return orders.stream().map(PaymentOrder::amount).reduce(Money.krw(0), Money::plus);
  }

  PaymentKey key() {
    return new PaymentKey("key-" + id);
  }

  Beginning beginning() {
    return new Beginning(id, key());
  }

  Awaiting awaiting(PaymentStatus status) {
    return new Awaiting(id, key(), status, null, null, null, null);
  }

  Closing closing(PaymentStatus status, @Nullable Failure failure) {
    return new Closing(id, status, failure);
  }

  Capture capture() {
    return capture(key(), amount());
  }

  Capture capture(PaymentKey key, Money amount) {
    return new Capture(id, key, amount, 1, APPROVED_AT, "카드", "digest-of-secret");
  }

  Credit credit() {
    return new Credit(id, capture().journalKey());
  }
}
