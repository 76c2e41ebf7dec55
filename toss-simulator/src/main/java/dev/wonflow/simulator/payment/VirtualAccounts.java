package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Accounts issued by API, without the window. */
@Service
class VirtualAccounts {
  private static final int USUAL_HOURS = 168;
  private static final int MOST_HOURS = 2160;
  private final Changes changes;
  private final Payments payments;
  private final SimulatorClock clock;

  /** What the shop sends; either hours or a date. */
  record Request(
      @Nullable BigDecimal amount,
      @Nullable String orderId,
      @Nullable String orderName,
      @Nullable String customerName,
      @Nullable String bank,
      @Nullable Integer validHours,
      @Nullable String dueDate) {}

  VirtualAccounts(Changes changes, Payments payments, SimulatorClock clock) {
    this.changes = changes;
    this.payments = payments;
    this.clock = clock;
  }

  Payment issue(Merchant merchant, Request request) {
    var orderId = request.orderId();
    var bank = request.bank();
    var customer = request.customerName();
    if (orderId == null
        || request.amount() == null
        || customer == null
        || request.orderName() == null) {
      throw new TossError("INVALID_REQUEST");
    }
    if (bank == null || !Banks.issuesAccounts(bank)) {
      throw new TossError("INVALID_BANK");
    }
    if (payments.latest(merchant.id(), orderId).isPresent()) {
      throw new TossError("DUPLICATED_ORDER_ID");
    }
    var due = due(request);
    var order = order(merchant, orderId, request.orderName(), request.amount());
    var means = Means.of(Method.VIRTUAL_ACCOUNT, bank, null, clock.now());
    return changes.waitForDeposit(
        changes.open(order), means, DepositAccount.issue(bank, customer, due));
  }

  private Order order(Merchant merchant, String orderId, String name, BigDecimal amount) {
    var now = clock.now();
    try {
      var key = PaymentKeys.next(now);
      long won = amount.longValueExact();
      return new Order(merchant.id(), key, orderId, name, null, won, 0, null, null, Map.of(), now);
    } catch (ArithmeticException fraction) {
      throw new TossError("INVALID_REQUEST", fraction);
    }
  }

  private Instant due(Request request) {
    var now = clock.now();
    if (request.dueDate() == null) {
      int hours = request.validHours() == null ? USUAL_HOURS : request.validHours();
      if (hours < 1 || hours > MOST_HOURS) {
        throw new TossError("EXCEED_MAX_VALID_HOURS");
      }
      return now.plus(Duration.ofHours(hours));
    }
    var due = instant(request.dueDate());
    if (!due.isAfter(now)) {
      throw new TossError("INVALID_DATE");
    }
    if (due.isAfter(now.plus(Duration.ofHours(MOST_HOURS)))) {
      throw new TossError("EXCEED_MAX_DUE_DATE");
    }
    return due;
  }

  private static Instant instant(String text) {
    try {
      return text.length() > 19
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(SeoulTime.ZONE).toInstant();
    } catch (DateTimeException malformed) {
      throw new TossError("INVALID_DATE", malformed);
    }
  }
}
