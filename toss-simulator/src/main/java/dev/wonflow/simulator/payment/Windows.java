package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.gateway.TossError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens between the shop's page and the redirect back: a window opens, the buyer
 * authenticates or leaves.
 */
@Service
public class Windows {
  private static final long LARGEST = 10_000_000_000L;
  private final Changes changes;
  private final Payments payments;
  private final SimulatorClock clock;
  private final Settings settings;

  /** What the browser asks for. */
  public record Opening(
      @Nullable String orderId,
      @Nullable Long amount,
      @Nullable String orderName,
      @Nullable String customerKey,
      @Nullable String successUrl,
      @Nullable String failUrl,
      @Nullable Long taxFreeAmount,
      @Nullable Map<String, String> metadata,
      @Nullable String merchant) {}

  /** What the buyer picks; bank is the code of a bank or card company. */
  public record Choice(@Nullable Method method, @Nullable String bank, @Nullable String provider) {}

  Windows(Changes changes, Payments payments, SimulatorClock clock, Settings settings) {
    this.changes = changes;
    this.payments = payments;
    this.clock = clock;
    this.settings = settings;
  }

  /** A READY payment. */
  @Transactional
  public Payment open(Opening opening) {
    var orderId = opening.orderId();
    if (orderId == null || !orderId.matches("[A-Za-z0-9_=-]{6,64}")) {
      throw new TossError("INVALID_ORDER_ID");
    }
    var name = opening.orderName() == null ? "주문" : opening.orderName();
    if (name.isBlank() || name.length() > 100) {
      throw new TossError("INVALID_ORDER_NAME");
    }
    var amount = opening.amount();
    if (amount == null || amount <= 0 || amount > LARGEST) {
      throw new TossError("BELOW_ZERO_AMOUNT");
    }
    return changes.open(order(opening, orderId, name, amount));
  }

  private Order order(Opening opening, String orderId, String name, long amount) {
    var now = clock.now();
    return new Order(
        opening.merchant() == null ? settings.merchant() : opening.merchant(),
        PaymentKeys.next(now),
        orderId,
        name,
        opening.customerKey(),
        amount,
        opening.taxFreeAmount() == null ? 0 : opening.taxFreeAmount(),
        opening.successUrl(),
        opening.failUrl(),
        opening.metadata() == null ? Map.of() : opening.metadata(),
        now);
  }

  @Transactional
  public Optional<Payment> current(String paymentKey) {
    return changes.current(paymentKey);
  }

  /** The buyer has proved to be himself: ten minutes to confirm. @return where his browser goes */
  @Transactional
  public String authenticate(String paymentKey, Choice choice) {
    var payment = changes.current(paymentKey).orElseThrow(() -> new TossError("NOT_FOUND_PAYMENT"));
    if (payment.status() != Status.READY) {
      throw new TossError("NOT_FOUND_PAYMENT_SESSION");
    }
    var method = choice.method() == null ? Method.CARD : choice.method();
    var means = Means.of(method, choice.bank(), choice.provider(), clock.now());
    if (method == Method.VIRTUAL_ACCOUNT && !Banks.issuesAccounts(means.code())) {
      throw new TossError("INVALID_BANK");
    }
    changes.authenticate(payment, means);
    return successRedirect(payment.order());
  }

  /** The buyer closed the window: Toss changes nothing and does not name the order. */
  public String closeRedirect(Payment payment) {
    return redirect(
        payment.order().failUrl(),
        "code=PAY_PROCESS_CANCELED&message=" + encode("사용자가 결제를 취소하였습니다."));
  }

  /** The card company refused in the window. */
  public String failRedirect(Payment payment) {
    var message = encode("카드사에서 결제를 거절했습니다.");
    var orderId = encode(payment.order().orderId());
    return redirect(
        payment.order().failUrl(),
        "code=REJECT_CARD_COMPANY&message=" + message + "&orderId=" + orderId);
  }

  public Optional<Payment> latest(String orderId) {
    return payments.latest(orderId);
  }

  private static String successRedirect(Order order) {
    var query =
        "paymentType=NORMAL&orderId="
            + encode(order.orderId())
            + "&paymentKey="
            + encode(order.paymentKey())
            + "&amount="
            + order.amount();
    return redirect(order.successUrl(), query);
  }

  private static String redirect(@Nullable String url, String query) {
    if (url == null || url.isBlank()) {
      return "?" + query;
    }
    return url + (url.contains("?") ? "&" : "?") + query;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
