package dev.wonflow.api.payout;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.caller.Role;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.Period;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.payout.PayoutCommand;
import dev.wonflow.payout.PayoutStatus;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Payouts for finance: totals per day, and each with what a person may tell it. */
@Controller
@Hidden
@RequestMapping(PayoutPages.PATH)
class PayoutPages {
  static final String PATH = "/finance/payouts";
  private static final int SHOWN = 50;
  private static final int DAYS = 31;

  private final PayoutViews views;
  private final PayoutDesk desk;
  private final Balances balances;
  private final Clock clock;

  PayoutPages(PayoutViews views, PayoutDesk desk, Balances balances, Clock clock) {
    this.views = views;
    this.desk = desk;
    this.balances = balances;
    this.clock = clock;
  }

  @GetMapping
  String list(
      Caller caller,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "") String after,
      Model page) {
    Period days = Period.of(blankAsNull(from), blankAsNull(to), lastDays());
    Page<Payout> shown = views.during(days, after, SHOWN);
    page.addAttribute("caller", caller);
    page.addAttribute("days", days);
    page.addAttribute("totals", views.totals(days));
    page.addAttribute("payouts", shown.items());
    page.addAttribute("next", shown.next());
    return "payouts";
  }

  /** A page of its own, since Toss may take its time. */
  @GetMapping("/balance")
  String balance(Caller caller, Model page) {
    page.addAttribute("caller", caller);
    page.addAttribute("balance", balances.both());
    return "balance";
  }

  @GetMapping("/{payoutId}")
  String payout(
      Caller caller,
      @PathVariable String payoutId,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String refused,
      Model page) {
    Payout payout = desk.find(payoutId);
    page.addAttribute("caller", caller);
    page.addAttribute("payout", payout);
    page.addAttribute("scheduledFor", SeoulTime.orNull(payout.scheduledFor()));
    page.addAttribute("commands", commands(caller, payout));
    page.addAttribute(
        "mayReturn", caller.role() == Role.FINANCE && payout.status() == PayoutStatus.COMPLETED);
    Told.show(done, refused, page);
    return "payout";
  }

  @PostMapping("/{payoutId}/returned")
  String returned(
      Caller caller,
      @PathVariable String payoutId,
      @RequestParam(required = false) @Nullable String evidence,
      @RequestParam(required = false) @Nullable String reason,
      RedirectAttributes target) {
    var why = new ReturnBody(evidence, reason);
    return Told.by(() -> desk.returned(payoutId, caller, why), PATH + "/{payoutId}", target);
  }

  @PostMapping("/{payoutId}/{command}")
  String tell(
      Caller caller,
      @PathVariable String payoutId,
      @PathVariable String command,
      RedirectAttributes target) {
    PayoutCommand.Kind kind =
        Arrays.stream(PayoutCommand.Kind.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(command))
            .findFirst()
            .orElseThrow(Refused::notFound);
    return Told.by(() -> desk.tell(payoutId, kind, caller), PATH + "/{payoutId}", target);
  }

  /** What the page offers; the workflow decides. */
  private static List<String> commands(Caller caller, Payout payout) {
    if (caller.role() != Role.FINANCE || !payout.status().isWithUs()) {
      return List.of();
    }
    boolean asked = payout.status() == PayoutStatus.WAITING_FOR_APPROVAL;
    if (!asked || caller.person().equals(payout.requestedBy())) {
      return List.of("cancel");
    }
    return List.of("approve", "refuse", "cancel");
  }

  private Period lastDays() {
    LocalDate today = SeoulTime.of(clock.instant()).toLocalDate();
    return new Period(today.minusDays(DAYS - 1), today);
  }

  /** An empty field of the form is no wish. */
  private static @Nullable String blankAsNull(@Nullable String sent) {
    return sent == null || sent.isBlank() ? null : sent;
  }
}
