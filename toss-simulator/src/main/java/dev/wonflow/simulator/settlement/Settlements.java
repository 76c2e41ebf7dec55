package dev.wonflow.simulator.settlement;

import dev.wonflow.simulator.BusinessDays;
import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.payment.Cancel;
import dev.wonflow.simulator.payment.Payment;
import dev.wonflow.simulator.payment.PaymentAnswer.Cancelled;
import dev.wonflow.simulator.payment.PaymentView;
import dev.wonflow.simulator.payment.Payments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What Toss will pay out, line by line, from the day after. */
@Service
class Settlements {
  // Longest run of closed days before a payout date, generously.
  private static final int LOOK_BACK = 40;
  private final Lines lines;
  private final Payments payments;
  private final PaymentView view;
  private final BusinessDays businessDays;
  private final SimulatorClock clock;
  private final Settings settings;

  /** A question; page from 1. */
  record Query(LocalDate from, LocalDate to, boolean byPaidOutDate, int page, int size) {}

  Settlements(
      Lines lines,
      Payments payments,
      PaymentView view,
      BusinessDays businessDays,
      SimulatorClock clock,
      Settings settings) {
    this.lines = lines;
    this.payments = payments;
    this.view = view;
    this.businessDays = businessDays;
    this.clock = clock;
    this.settings = settings;
  }

  List<Map<String, @Nullable Object>> find(Merchant merchant, Query query) {
    if (settings.settlement().emptyForTestKeys() && merchant.secretKey().startsWith("test_")) {
      return List.of();
    }
    long skipped = (query.page() - 1L) * query.size();
    var overlap = query.page() > 1 && lines.faults(query.from()).pageOverlap() ? 1 : 0;
    return reported(merchant, query).stream()
        .skip(skipped - overlap)
        .limit(query.size())
        .map(line -> row(merchant, line))
        .toList();
  }

  private List<Line> reported(Merchant merchant, Query query) {
    var today = SeoulTime.date(clock.now());
    Function<Line, LocalDate> date =
        line -> query.byPaidOutDate() ? paidOut(line) : line.soldDate();
    // A line of the day before may have been moved here by a fault.
    var first = query.from().minusDays(query.byPaidOutDate() ? LOOK_BACK : 1);
    var last = query.to().isBefore(today) ? query.to() : today;
    var found = new ArrayList<Line>();
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      lines.of(merchant, day).stream()
          .filter(line -> !line.visibleFrom().isAfter(today))
          .filter(line -> !date.apply(line).isBefore(query.from()))
          .filter(line -> !date.apply(line).isAfter(query.to()))
          .forEach(found::add);
    }
    return found;
  }

  private LocalDate paidOut(Line line) {
    return businessDays.plus(line.soldDate(), settings.settlement().paidOutAfter());
  }

  private Map<String, @Nullable Object> row(Merchant merchant, Line line) {
    var payment = payments.find(line.paymentKey());
    long fee = line.fee();
    long vat = Math.round(fee / 11.0);
    long reported = fee + line.feeError();
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("mId", merchant.id());
    row.put("paymentKey", line.paymentKey());
    row.put("transactionKey", line.transactionKey());
    row.put("orderId", line.orderId());
    row.put("currency", "KRW");
    row.put("method", payment.map(Settlements::method).orElse("카드"));
    row.put("amount", line.amount());
    row.put("interestFee", 0);
    row.put("fees", List.of(Map.of("type", "BASE", "fee", fee)));
    row.put("fee", reported);
    row.put("supplyAmount", fee - vat);
    row.put("vat", vat);
    row.put("payOutAmount", line.amount() - reported);
    row.put("approvedAt", SeoulTime.text(line.approvedAt()));
    row.put("soldDate", line.soldDate().toString());
    row.put("paidOutDate", paidOut(line).toString());
    row.putAll(payment.map(view::means).orElseGet(Map::of));
    row.put("cancel", line.isCancel() ? cancel(line, payment) : null);
    return row;
  }

  private static @Nullable String method(Payment payment) {
    return payment.means() == null ? null : payment.means().method().wire();
  }

  /** A deposit that the bank took back is no cancel of the payment, but looks like one here. */
  private Cancelled cancel(Line line, Optional<Payment> payment) {
    var known =
        payment.stream()
            .flatMap(found -> found.cancels().stream())
            .filter(cancel -> cancel.transactionKey().equals(line.transactionKey()))
            .findFirst()
            .orElseGet(
                () ->
                    new Cancel(
                        line.transactionKey(), -line.amount(), 0, 0, "입금 오류", line.happenedAt()));
    return view.of(known);
  }
}
