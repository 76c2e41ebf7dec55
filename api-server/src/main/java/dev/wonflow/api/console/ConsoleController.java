package dev.wonflow.api.console;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.caller.Role;
import dev.wonflow.api.explanation.Explanations;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.operation.AuditLog;
import dev.wonflow.api.operation.CommandBody;
import dev.wonflow.api.operation.Desk;
import dev.wonflow.api.operation.Giving;
import dev.wonflow.api.operation.Inbox;
import dev.wonflow.api.operation.Told;
import dev.wonflow.api.operation.Words;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.payment.Payments;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.api.refund.RefundViews;
import dev.wonflow.api.refund.Refunds;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.PaymentStatus;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The inbox, single payments and the audit, for people. */
@Controller
@Hidden
@RequestMapping("/operations")
class ConsoleController {
  private static final int PAGE = 50;

  private final Inbox inbox;
  private final AuditLog audit;
  private final Payments payments;
  private final Explanations explanations;
  private final Desk desk;
  private final RefundViews refunds;

  ConsoleController(
      Inbox inbox,
      AuditLog audit,
      Payments payments,
      Explanations explanations,
      Desk desk,
      RefundViews refunds) {
    this.inbox = inbox;
    this.audit = audit;
    this.payments = payments;
    this.explanations = explanations;
    this.desk = desk;
    this.refunds = refunds;
  }

  @GetMapping
  String first(Caller caller) {
    return caller.role() == Role.FINANCE
        ? "redirect:/operations/audit"
        : "redirect:/operations/inbox";
  }

  @GetMapping("/inbox")
  String inbox(Caller caller, @RequestParam(required = false) @Nullable String after, Model model) {
    var page = inbox.after(Page.after(after, 0), PAGE);
    model.addAttribute("caller", caller);
    model.addAttribute("reasons", inbox.reasons());
    model.addAttribute("cases", page.items().stream().map(Stuck::of).toList());
    model.addAttribute("next", page.next());
    return "console-inbox";
  }

  @GetMapping("/audit")
  String audit(Caller caller, @RequestParam(required = false) @Nullable String after, Model model) {
    var page = audit.before(Page.after(after, Long.MAX_VALUE), PAGE);
    model.addAttribute("caller", caller);
    model.addAttribute("lines", page.items());
    model.addAttribute("next", page.next());
    return "console-audit";
  }

  /** Finds a payment by its number. */
  @GetMapping("/payments")
  String find(@RequestParam(defaultValue = "") String paymentId, RedirectAttributes target) {
    String known = Require.paymentId(paymentId.strip()).orElseThrow(Refused::notFound);
    target.addAttribute("paymentId", known);
    return "redirect:/operations/payments/{paymentId}";
  }

  @GetMapping("/payments/{paymentId}")
  String payment(
      Caller caller,
      @PathVariable String paymentId,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String refused,
      Locale locale,
      Model model) {
    Payment payment = payments.get(caller, paymentId);
    var explanation = explanations.of(payment, locale);
    boolean charged =
        payment.status() == PaymentStatus.DONE
            || payment.status() == PaymentStatus.PARTIALLY_CANCELED;
    boolean tells = caller.role() == Role.OPERATOR && !charged; // a form of its own gives back
    List<String> commands = tells ? explanation.operatorMay() : List.of();
    model.addAttribute("caller", caller);
    model.addAttribute("payment", payment);
    model.addAttribute("explanation", explanation);
    model.addAttribute("commands", commands);
    model.addAttribute("refunds", refunds.of(payment.id()));
    model.addAttribute("mayRefund", charged && caller.role() != Role.AUDITOR);
    model.addAttribute("needsAccount", Refunds.needsAccount(payment));
    model.addAttribute("done", done != null);
    model.addAttribute("refused", known(refused));
    model.addAttribute("once", UUID.randomUUID());
    return "console-payment";
  }

  /** All that is left where the form names no amount. */
  @PostMapping("/payments/{paymentId}/refund")
  String refund(
      Caller caller, @PathVariable String paymentId, @RequestParam Map<String, String> form) {
    payments.get(caller, paymentId);
    return told(
        () -> desk.giveBack(told(caller, paymentId, Words.REFUND, form), () -> Giving.of(form)));
  }

  /** The key comes with the form: a double click is one command. */
  @PostMapping("/payments/{paymentId}/{command}")
  String command(
      Caller caller,
      @PathVariable String paymentId,
      @PathVariable String command,
      @RequestParam Map<String, String> form) {
    String evidence = form.getOrDefault("evidence", "");
    var body =
        new CommandBody(form.getOrDefault("reason", ""), evidence.isBlank() ? null : evidence);
    return told(() -> desk.tell(told(caller, paymentId, command, form), () -> body));
  }

  private static Told told(
      Caller caller, String paymentId, String command, Map<String, String> form) {
    String once = form.getOrDefault("once", UUID.randomUUID().toString());
    return new Told(caller, paymentId, command, once);
  }

  private static String told(Runnable telling) {
    try {
      telling.run();
      return "redirect:/operations/payments/{paymentId}?done";
    } catch (Refused e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        throw e;
      }
      return "redirect:/operations/payments/{paymentId}?refused=" + e.code();
    }
  }

  @GetMapping("/login")
  String login(@RequestParam(required = false) @Nullable String refused, Model model) {
    model.addAttribute("refused", refused != null);
    return "console-login";
  }

  private static @Nullable ErrorCode known(@Nullable String code) {
    return Arrays.stream(ErrorCode.values())
        .filter(each -> each.name().equals(code))
        .findFirst()
        .orElse(null);
  }
}
