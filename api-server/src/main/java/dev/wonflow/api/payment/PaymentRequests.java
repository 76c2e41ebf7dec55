package dev.wonflow.api.payment;

import dev.wonflow.api.Settings;
import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.json.Amount;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the input of a payment's workflow of what a shop sent, or refuses it. */
@Component
class PaymentRequests {
  private static final Money LEAST = Money.krw(100);
  private static final Money MOST = Money.krw(1_000_000_000);
  private static final int MOST_ORDERS = 100;

  /** Toss's window is opened no later; the buyer then has Toss's own time. */
  private static final Duration OPEN = Duration.ofMinutes(30);

  private final Settings settings;
  private final ReturnUrls returnUrls;
  private final JsonMapper json;
  private final Clock clock;

  PaymentRequests(Settings settings, ReturnUrls returnUrls, JsonMapper json, Clock clock) {
    this.settings = settings;
    this.returnUrls = returnUrls;
    this.json = json;
    this.clock = clock;
  }

  PaymentRequest of(Caller caller, String idempotencyKey, PaymentBody body) {
    PaymentId id = Ids.payment(settings.deployment(), caller.client(), idempotencyKey);
    List<PaymentOrder> orders = orders(id, body.orders());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new PaymentRequest(
        id,
        caller.client(),
        Ids.fingerprint(json.writeValueAsString(body)),
        Require.id("buyerId", body.buyerId()),
        Require.text("orderName", body.orderName(), 1, 100),
        sum(orders),
        orders,
        returnUrls.required(body.returnUrl()),
        now,
        now.plus(OPEN),
        settings.waits().all(),
        null);
  }

  private static List<PaymentOrder> orders(
      PaymentId id, @Nullable List<PaymentBody.@Nullable Item> items) {
    if (items == null || items.isEmpty() || items.size() > MOST_ORDERS) {
      throw Require.invalid("orders", "1 to 100 orders");
    }
    List<PaymentOrder> orders = new ArrayList<>();
    for (PaymentBody.Item item : items) {
      orders.add(order(id, orders.size(), item));
    }
    return orders;
  }

  private static PaymentOrder order(PaymentId id, int index, PaymentBody.@Nullable Item item) {
    String field = "orders[" + index + "]";
    if (item == null) {
      throw Require.invalid(field, "an order");
    }
    String description = item.description() == null ? "" : item.description();
    return new PaymentOrder(
        Ids.order(id, index + 1),
        new SellerId(Require.id(field + ".sellerId", item.sellerId())),
        Amount.required(field + ".amount", item.amount()),
        Require.text(field + ".description", description, 0, 200));
  }

  private static Money sum(List<PaymentOrder> orders) {
    Money sum = Money.krw(0);
    for (PaymentOrder order : orders) {
      sum = sum.plus(order.amount());
    }
    if (sum.compareTo(LEAST) < 0 || sum.compareTo(MOST) > 0) {
      throw new Refused(
          ErrorCode.INVALID_AMOUNT, "orders: a sum of 100 to 1,000,000,000 won", "orders");
    }
    return sum;
  }
}
