package dev.wonflow.api.reconciliation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import java.time.Clock;
import java.time.LocalDate;
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

  private final HandRuns runs;
  private final Reconciliations reconciliations;
  private final NextFiring nextFiring;
  private final Clock clock;

  ReconciliationPages(
      HandRuns runs, Reconciliations reconciliations, NextFiring nextFiring, Clock clock) {
    this.runs = runs;
    this.reconciliations = reconciliations;
    this.nextFiring = nextFiring;
    this.clock = clock;
  }

  @GetMapping
  String list(Caller caller, Model page) {
    page.addAttribute("caller", caller);
    page.addAttribute("runs", reconciliations.before(Place.parse(null), SHOWN));
    page.addAttribute("next", nextFiring.at().orElse(null));
    page.addAttribute("yesterday", ReconciliationController.today(clock).minusDays(1));
    page.addAttribute("key", UUID.randomUUID()); // the button twice is one run
    return "reconciliations";
  }

  @GetMapping("/{date}")
  String report(Caller caller, Model page, @PathVariable String date) {
    page.addAttribute("caller", caller);
    LocalDate day = DateRange.date("date", date);
    ReconciliationAnswer run = reconciliations.latest(day).orElseThrow(Refused::notFound);
    page.addAttribute("run", run);
    page.addAttribute("found", reconciliations.discrepancies(day, run.run()));
    return "reconciliation";
  }

  @PostMapping
  String start(
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable String date) {
    DateRange day = DateRange.of(date, date, ReconciliationController.today(clock));
    runs.start(Require.idempotencyKey(key), day);
    return "redirect:" + PATH;
  }
}
