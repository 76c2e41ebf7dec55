package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.payment.PaymentAnswer.Cancelled;
import dev.wonflow.simulator.payment.PaymentAnswer.Card;
import dev.wonflow.simulator.payment.PaymentAnswer.EasyPay;
import dev.wonflow.simulator.payment.PaymentAnswer.Link;
import dev.wonflow.simulator.payment.PaymentAnswer.Transfer;
import dev.wonflow.simulator.payment.PaymentAnswer.VirtualAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a payment the way Toss's API does. */
@Component
public class PaymentView {
  public static final String VERSION = "2022-11-16";
  private final Settings settings;
  private final SimulatorClock clock;

  PaymentView(Settings settings, SimulatorClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  public PaymentAnswer of(Payment payment) {
    var order = payment.order();
    var means = payment.means();
    var gone = payment.status() == Status.EXPIRED;
    long balance = payment.balance();
    long taxed = Math.max(0, balance - payment.taxFreeLeft());
    long vat = (2 * taxed + 11) / 22; // taxed / 11, rounded half up
    return new PaymentAnswer(
        VERSION,
        order.merchant(),
        order.paymentKey(),
        "NORMAL",
        order.orderId(),
        order.orderName(),
        "KRW",
        means == null ? null : means.method().wire(),
        payment.status().name(),
        order.amount(),
        balance,
        taxed - vat,
        vat,
        payment.taxFreeLeft(),
        0,
        SeoulTime.text(order.requestedAt()),
        approvedAt(payment.approval()),
        gone ? null : Boolean.FALSE,
        false,
        lastTransactionKey(payment),
        payment.approval() == null ? null : payment.approval().secret(),
        true,
        "KR",
        order.metadata().isEmpty() ? null : order.metadata(),
        payment.failure(),
        null,
        cancels(payment.cancels()),
        card(payment),
        virtualAccount(payment),
        transfer(payment),
        null,
        null,
        easyPay(payment),
        null,
        null,
        payment.approval() == null ? null : link("/receipt/" + order.paymentKey()),
        link("/v1/payments/" + order.paymentKey() + "/checkout"));
  }

  public Cancelled of(Cancel cancel) {
    return new Cancelled(
        cancel.amount(),
        cancel.reason(),
        cancel.taxFreeAmount(),
        0,
        cancel.remaining(),
        0,
        0,
        0,
        SeoulTime.text(cancel.at()),
        cancel.transactionKey(),
        null,
        "DONE",
        null);
  }

  private @Nullable List<Cancelled> cancels(List<Cancel> cancels) {
    return cancels.isEmpty() ? null : cancels.stream().map(this::of).toList();
  }

  private static @Nullable String approvedAt(@Nullable Approval approval) {
    return approval == null ? null : textOrNull(approval.at());
  }

  private static @Nullable String textOrNull(@Nullable Instant at) {
    return at == null ? null : SeoulTime.text(at);
  }

  private static @Nullable String lastTransactionKey(Payment payment) {
    if (payment.approval() == null) {
      return null;
    }
    return payment
        .lastCancel()
        .map(Cancel::transactionKey)
        .orElse(payment.approval().transactionKey());
  }

  private static @Nullable Card card(Payment payment) {
    var means = payment.means();
    if (means == null || means.method() != Method.CARD) {
      return null;
    }
    var acquired = payment.status() == Status.CANCELED ? "CANCELED" : "READY";
    return new Card(
        payment.order().amount(),
        means.code(),
        "31",
        "43301234****123*",
        0,
        "00000000",
        false,
        "신용",
        "개인",
        acquired,
        false,
        null);
  }

  private static @Nullable Transfer transfer(Payment payment) {
    var means = payment.means();
    return means == null || means.method() != Method.TRANSFER
        ? null
        : new Transfer(means.code(), "INCOMPLETED");
  }

  private static @Nullable EasyPay easyPay(Payment payment) {
    var means = payment.means();
    if (means == null || means.provider() == null) {
      return null;
    }
    return new EasyPay(means.provider(), payment.order().amount(), 0);
  }

  private @Nullable VirtualAccount virtualAccount(Payment payment) {
    var account = payment.account();
    if (account == null) {
      return null;
    }
    var refunded =
        payment.approval() != null
            && payment.approval().at() != null
            && !payment.cancels().isEmpty();
    return new VirtualAccount(
        "일반",
        account.accountNumber(),
        account.bankCode(),
        account.customerName(),
        account.depositorName(),
        SeoulTime.text(account.dueDate()),
        refunded ? "COMPLETED" : "NONE",
        payment.status() == Status.WAITING_FOR_DEPOSIT && payment.isOverdue(clock.now()),
        "INCOMPLETED",
        null);
  }

  private Link link(String path) {
    return new Link(settings.publicUrl() + path);
  }

  /** The parts of a payment that a settlement row repeats. */
  public Map<String, @Nullable Object> means(Payment payment) {
    var parts = new java.util.LinkedHashMap<String, @Nullable Object>();
    parts.put("card", card(payment));
    parts.put("easyPay", easyPay(payment));
    parts.put("giftCertificate", null);
    parts.put("mobilePhone", null);
    parts.put("transfer", transfer(payment));
    parts.put("virtualAccount", virtualAccount(payment));
    return parts;
  }
}
