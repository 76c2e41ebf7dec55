package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import dev.wonflow.simulator.payment.Windows.Choice;
import dev.wonflow.simulator.payment.Windows.Opening;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The buyer, his bank and Toss's back office, by API. */
@RestController
@RequestMapping("/sandbox")
class SandboxController {
  private final Windows windows;
  private final Changes changes;
  private final Cancellations cancellations;
  private final PaymentView view;

  /** A buyer who authenticates at once. */
  record Authentication(
      @Nullable String orderId,
      @Nullable Long amount,
      @Nullable Method method,
      @Nullable String orderName,
      @Nullable String customerKey,
      @Nullable String successUrl,
      @Nullable String failUrl,
      @Nullable String bank,
      @Nullable String provider,
      @Nullable Long taxFreeAmount,
      @Nullable Map<String, String> metadata,
      @Nullable String merchant) {}

  record Authenticated(String paymentKey, String redirectUrl) {}

  record Opened(String paymentKey, String windowUrl) {}

  /** What the back office or the bank says with it. */
  record Step(@Nullable BigDecimal amount, @Nullable String reason) {}

  SandboxController(
      Windows windows, Changes changes, Cancellations cancellations, PaymentView view) {
    this.windows = windows;
    this.changes = changes;
    this.cancellations = cancellations;
    this.view = view;
  }

  @PostMapping("/authentications")
  @Transactional
  public Authenticated authenticate(@RequestBody Authentication request) {
    var payment =
        windows.open(
            new Opening(
                request.orderId(),
                request.amount(),
                request.orderName(),
                request.customerKey(),
                request.successUrl(),
                request.failUrl(),
                request.taxFreeAmount(),
                request.metadata(),
                request.merchant()));
    var choice = new Choice(request.method(), request.bank(), request.provider());
    return new Authenticated(payment.key(), windows.authenticate(payment.key(), choice));
  }

  /** Called by the browser script from the shop's page, hence from another origin. */
  @CrossOrigin
  @PostMapping("/windows")
  @ResponseStatus(HttpStatus.CREATED)
  public Opened open(@RequestBody Opening request) {
    var payment = windows.open(request);
    return new Opened(payment.key(), "/payment-window/" + payment.key());
  }

  @PostMapping("/payments/{paymentKey}/deposit")
  @Transactional
  public PaymentAnswer deposit(
      @PathVariable String paymentKey, @RequestBody(required = false) @Nullable Step step) {
    var payment = waiting(paymentKey);
    var amount = step == null ? null : step.amount();
    // A bank takes only the exact amount, and only until the due date.
    if (amount != null && amount.compareTo(BigDecimal.valueOf(payment.order().amount())) != 0) {
      throw new TossError("INVALID_REQUEST");
    }
    var account = view.of(payment).virtualAccount();
    if (account != null && account.expired()) {
      throw new TossError("INVALID_DATE");
    }
    return view.of(changes.deposit(payment));
  }

  @PostMapping("/payments/{paymentKey}/deposit-error")
  @Transactional
  public PaymentAnswer depositError(@PathVariable String paymentKey) {
    var payment = current(paymentKey);
    if (payment.status() != Status.DONE || !payment.isVirtualAccount()) {
      throw new TossError("INVALID_REQUEST");
    }
    return view.of(changes.takeDepositBack(payment));
  }

  @PostMapping("/payments/{paymentKey}/cancel")
  @Transactional
  public PaymentAnswer cancel(
      @PathVariable String paymentKey, @RequestBody(required = false) @Nullable Step step) {
    var payment = current(paymentKey);
    var reason = step == null || step.reason() == null ? "상점관리자 취소" : step.reason();
    var account = new Cancellations.RefundAccount("88", "110123456789", "구매자");
    var amount = step == null ? null : step.amount();
    var request = new Cancellations.Request(reason, amount, null, null, account);
    return view.of(
        cancellations.cancel(new Merchant(payment.order().merchant(), ""), paymentKey, request));
  }

  /** Lets the running timer run out; a waiting virtual account only becomes overdue. */
  @PostMapping("/payments/{paymentKey}/expire")
  @Transactional
  public PaymentAnswer expire(@PathVariable String paymentKey) {
    var payment = current(paymentKey);
    return switch (payment.status()) {
      case READY, IN_PROGRESS -> view.of(changes.expire(payment));
      case WAITING_FOR_DEPOSIT -> view.of(changes.overdue(payment));
      case DONE, CANCELED, PARTIAL_CANCELED, ABORTED, EXPIRED ->
          throw new TossError("INVALID_REQUEST");
    };
  }

  private Payment waiting(String paymentKey) {
    var payment = current(paymentKey);
    if (payment.status() != Status.WAITING_FOR_DEPOSIT) {
      throw new TossError("INVALID_REQUEST");
    }
    return payment;
  }

  private Payment current(String paymentKey) {
    return changes.current(paymentKey).orElseThrow(() -> new TossError("NOT_FOUND_PAYMENT"));
  }
}
