package dev.wonflow.api.console;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.caller.Role;
import dev.wonflow.api.explanation.Explanations;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.operation.AuditLog;
import dev.wonflow.api.operation.CommandBody;
import dev.wonflow.api.operation.Desk;
import dev.wonflow.api.operation.Inbox;
import dev.wonflow.api.operation.Told;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.payment.Payments;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
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

  ConsoleController(
      Inbox inbox, AuditLog audit, Payments payments, Explanations explanations, Desk desk) {
    this.inbox = inbox;
    this.audit = audit;
    this.payments = payments;
    this.explanations = explanations;
    this.desk = desk;
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
    List<String> commands = caller.role() == Role.OPERATOR ? explanation.operatorMay() : List.of();
    model.addAttribute("caller", caller);
    model.addAttribute("payment", payment);
    model.addAttribute("explanation", explanation);
    model.addAttribute("commands", commands);
    model.addAttribute("done", done != null);
    model.addAttribute("refused", known(refused));
    model.addAttribute("once", UUID.randomUUID());
    return "console-payment";
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
    String once = form.getOrDefault("once", UUID.randomUUID().toString());
    try {
      desk.tell(new Told(caller, paymentId, command, once), () -> body);
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
