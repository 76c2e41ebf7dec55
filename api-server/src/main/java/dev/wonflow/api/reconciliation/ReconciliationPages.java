package dev.wonflow.api.reconciliation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.caller.Role;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What finance sees: all runs, one report, and a button that runs yesterday now. */
@Controller
@RequestMapping(ReconciliationPages.PATH)
class ReconciliationPages {
  static final String PATH = "/finance/reconciliations";
  private static final int SHOWN = 50;
  private static final int SHOWN_OF_A_RUN = 500;

  private final HandRuns runs;
  private final Reconciliations reconciliations;
  private final Discrepancies discrepancies;
  private final BankDesk bank;
  private final NextFiring nextFiring;
  private final Clock clock;

  ReconciliationPages(
      HandRuns runs,
      Reconciliations reconciliations,
      Discrepancies discrepancies,
      BankDesk bank,
      NextFiring nextFiring,
      Clock clock) {
    this.runs = runs;
    this.reconciliations = reconciliations;
    this.discrepancies = discrepancies;
    this.bank = bank;
    this.nextFiring = nextFiring;
    this.clock = clock;
  }

  @GetMapping
  String list(Caller caller, Model page) {
    page.addAttribute("caller", caller);
    page.addAttribute("runs", reconciliations.before(Place.parse(null), SHOWN));
    page.addAttribute("trend", new Trend(reconciliations.trend(Trend.MOST_DAYS)));
    page.addAttribute("next", nextFiring.at().orElse(null));
    page.addAttribute("yesterday", ReconciliationController.today(clock).minusDays(1));
    page.addAttribute("key", UUID.randomUUID()); // the button twice is one run
    return "reconciliations";
  }

  /** The latest run, or another one of the date beside it. */
  @GetMapping("/{date}")
  String report(
      Caller caller,
      Model page,
      @PathVariable String date,
      @RequestParam(required = false) @Nullable Integer run,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String refused) {
    LocalDate day = DateRange.date("date", date);
    ReconciliationAnswer shown = reconciliations.shown(day, run).orElseThrow(Refused::notFound);
    List<ReconciliationAnswer> runs = reconciliations.of(day);
    page.addAttribute("caller", caller);
    page.addAttribute("run", shown);
    page.addAttribute("runs", runs);
    page.addAttribute("found", discrepancies.of(day, shown.run(), SHOWN_OF_A_RUN));
    page.addAttribute("decided", discrepancies.decided(day, shown.run()));
    page.addAttribute("bank", bank.day(day).orElse(null));
    page.addAttribute("decides", caller.role() == Role.FINANCE);
    page.addAttribute("signable", signable(shown, runs));
    page.addAttribute("key", UUID.randomUUID()); // a form twice is one decision
    page.addAttribute("done", done != null);
    page.addAttribute("refused", refused != null);
    return "reconciliation";
  }

  private static boolean signable(ReconciliationAnswer run, List<ReconciliationAnswer> runs) {
    boolean green = "balanced".equals(run.verdict()) || "healed".equals(run.verdict());
    return green
        && !run.provisional()
        && run.run() == runs.getFirst().run()
        && runs.stream().allMatch(other -> other.signedOffBy() == null);
  }

  @PostMapping
  String start(
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable String date) {
    DateRange day = DateRange.of(date, date, ReconciliationController.today(clock));
    runs.start(Require.idempotencyKey(key), day);
    return "redirect:" + PATH;
  }

  /** The statement as text in a field of the form; 64 KB are some hundred lines. */
  @PostMapping("/bank-statements")
  String statement(Caller caller, @RequestParam(defaultValue = "") String csv) {
    bank.take(caller, StatementFile.of(csv));
    return "redirect:" + PATH;
  }
}
