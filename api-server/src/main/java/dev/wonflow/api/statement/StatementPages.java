package dev.wonflow.api.statement;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.Period;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.api.wallet.Movement;
import dev.wonflow.api.wallet.Movements;
import dev.wonflow.money.Money;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sellers' statements, for finance and auditors. */
@Controller
@Hidden
@RequestMapping("/finance/sellers/{sellerId}/statement")
class StatementPages {
  private static final int SHOWN = 100;

  private final Movements movements;
  private final Clock clock;

  StatementPages(Movements movements, Clock clock) {
    this.movements = movements;
    this.clock = clock;
  }

  @GetMapping
  String statement(
      Caller caller,
      @PathVariable String sellerId,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    String seller = Require.optionalId(sellerId).orElseThrow(Refused::notFound);
    Period period = Period.of(blankAsNull(from), blankAsNull(to), thisMonth());
    model.addAttribute("caller", caller);
    model.addAttribute("statement", statement(seller, period, Page.after(after, 0)));
    return "statement";
  }

  private Statement statement(String seller, Period period, long after) {
    Money closing = movements.owedBefore(seller, period.end()).orElseThrow(Refused::notFound);
    Page<Movement> page = movements.of(seller, period, after, SHOWN);
    return new Statement(
        seller, period, owed(seller, period.start()), closing.minor(), page.items(), page.next());
  }

  private long owed(String seller, OffsetDateTime before) {
    return movements.owedBefore(seller, before).map(Money::minor).orElse(0L);
  }

  private Period thisMonth() {
    LocalDate today = SeoulTime.of(clock.instant()).toLocalDate();
    return new Period(today.withDayOfMonth(1), today);
  }

  /** An empty field of the form is no wish. */
  private static @Nullable String blankAsNull(@Nullable String sent) {
    return sent == null || sent.isBlank() ? null : sent;
  }
}
