package dev.wonflow.api.checkout;

import dev.wonflow.api.Settings;
import dev.wonflow.api.link.Links;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.refund.Refund;
import dev.wonflow.api.refund.RefundViews;
import dev.wonflow.refund.RefundStatus;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages that a buyer looks at; looking moves no money. */
@Controller
@Hidden
@RequestMapping("/checkout/{token}")
class CheckoutController {
  private static final String STATUS = "redirect:/checkout/{token}/status";

  private final Visits visits;
  private final Links links;
  private final Words words;
  private final ClosedTimes closedTimes;
  private final Settings settings;
  private final Clock clock;
  private final RefundViews refunds;

  CheckoutController(
      Visits visits,
      Links links,
      Words words,
      ClosedTimes closedTimes,
      Settings settings,
      Clock clock,
      RefundViews refunds) {
    this.visits = visits;
    this.links = links;
    this.words = words;
    this.closedTimes = closedTimes;
    this.settings = settings;
    this.clock = clock;
    this.refunds = refunds;
  }

  @GetMapping
  String pay(@PathVariable String token, Locale locale, Model model) {
    Visit visit = visits.of(token);
    Optional<Visit> registered = visits.registered(visit);
    if (registered.isEmpty()) {
      return page(visit, Standing.PREPARING, locale, model);
    }
    Visit stored = registered.get();
    return stored.payment().isOpenAt(clock.instant()) ? window(stored, locale, model) : STATUS;
  }

  @GetMapping("/fail")
  String fail(
      @PathVariable String token,
      @RequestParam(required = false) @Nullable String code,
      Locale locale,
      Model model) {
    Visit visit = visits.of(token);
    if (!visit.payment().isOpenAt(clock.instant())) {
      return STATUS;
    }
    model.addAttribute("visit", visit);
    model.addAttribute("reason", words.back(code, locale));
    return "fail";
  }

  @GetMapping("/status")
  String status(
      @PathVariable String token,
      @RequestParam(required = false) @Nullable String sent,
      Locale locale,
      Model model) {
    Visit visit = visits.of(token);
    return page(visit, Standing.of(visit.payment(), sent != null, clock.instant()), locale, model);
  }

  private String window(Visit visit, Locale locale, Model model) {
    model.addAttribute("visit", visit);
    model.addAttribute("closed", closedTimes.at(clock.instant(), locale));
    model.addAttribute("toss", settings.toss());
    model.addAttribute("address", links.checkout(visit.payment().id()));
    return "checkout";
  }

  private String page(Visit visit, Standing standing, Locale locale, Model model) {
    model.addAttribute("visit", visit);
    model.addAttribute("standing", standing);
    model.addAttribute("refunds", shown(visit.payment()));
    model.addAttribute("refresh", standing.lookAgainSeconds());
    model.addAttribute("reason", words.reason(visit.payment().failure(), locale));
    model.addAttribute("bank", words.bank(visit.payment().virtualAccount(), locale));
    return "status";
  }

  /** What was refused is between the shop and us. */
  private List<Refund> shown(Payment payment) {
    return payment.hasRefunds()
        ? refunds.of(payment.id()).stream()
            .filter(refund -> refund.status() != RefundStatus.REFUSED)
            .toList()
        : List.of();
  }
}
