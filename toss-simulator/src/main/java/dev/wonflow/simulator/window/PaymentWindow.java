package dev.wonflow.simulator.window;

import dev.wonflow.simulator.gateway.TossError;
import dev.wonflow.simulator.payment.Banks;
import dev.wonflow.simulator.payment.Method;
import dev.wonflow.simulator.payment.Payment;
import dev.wonflow.simulator.payment.Status;
import dev.wonflow.simulator.payment.Windows;
import dev.wonflow.simulator.payment.Windows.Choice;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a buyer pays, closes or fails; looking at it changes nothing. */
@Controller
@RequestMapping("/payment-window/{paymentKey}")
class PaymentWindow {
  private static final Set<String> KNOWN =
      Arrays.stream(Method.values()).map(Method::name).collect(Collectors.toUnmodifiableSet());
  private final Windows windows;

  PaymentWindow(Windows windows) {
    this.windows = windows;
  }

  @GetMapping
  String show(
      @PathVariable String paymentKey,
      @RequestParam(defaultValue = "CARD") String method,
      Locale locale,
      Model page) {
    var payment = payment(paymentKey);
    page.addAttribute("payment", payment);
    page.addAttribute("amount", String.format(Locale.KOREA, "%,d원", payment.order().amount()));
    page.addAttribute("open", payment.status() == Status.READY);
    page.addAttribute("method", KNOWN.contains(method) ? method : "CARD");
    page.addAttribute("banks", Banks.issuing());
    page.addAttribute("korean", !locale.getLanguage().equals("en"));
    return "payment-window";
  }

  /** The bank says nothing about a card: the usual issuer is taken then. */
  @PostMapping("/pay")
  ResponseEntity<Void> pay(
      @PathVariable String paymentKey,
      @RequestParam Method method,
      @RequestParam(required = false) @Nullable String bank) {
    var byAccount = method == Method.TRANSFER || method == Method.VIRTUAL_ACCOUNT;
    return to(windows.authenticate(paymentKey, new Choice(method, byAccount ? bank : null, null)));
  }

  @PostMapping("/close")
  ResponseEntity<Void> close(@PathVariable String paymentKey) {
    return to(windows.closeRedirect(payment(paymentKey)));
  }

  @PostMapping("/fail")
  ResponseEntity<Void> fail(@PathVariable String paymentKey) {
    return to(windows.failRedirect(payment(paymentKey)));
  }

  private Payment payment(String paymentKey) {
    return windows.current(paymentKey).orElseThrow(() -> new TossError("NOT_FOUND_PAYMENT"));
  }

  private static ResponseEntity<Void> to(String url) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, url).build();
  }
}
