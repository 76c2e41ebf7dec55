package dev.wonflow.api.reconciliation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.error.ErrorCode;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms of a report: what finance decides, and the sign-off. */
@Controller
@Hidden
@RequestMapping(ReconciliationPages.PATH + "/{date}")
class DecisionPages {
  private static final String BACK = "redirect:" + ReconciliationPages.PATH + "/{date}";

  private final DecisionDesk desk;

  DecisionPages(DecisionDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/discrepancies/{discrepancyId}/{decision}")
  String decide(
      Caller caller,
      @PathVariable String date,
      @PathVariable String discrepancyId,
      @PathVariable String decision,
      @RequestParam Map<String, String> form) {
    DateRange.date("date", date);
    return told(
        () ->
            desk.decide(
                caller,
                discrepancyId,
                decision,
                Require.idempotencyKey(form.get("key")),
                DecisionBody.of(form)));
  }

  @PostMapping("/sign-off")
  String sign(Caller caller, @PathVariable String date, @RequestParam Map<String, String> form) {
    var day = DateRange.date("date", date);
    String run = form.getOrDefault("run", "");
    Integer number = run.matches("[0-9]{1,6}") ? Integer.valueOf(run) : null;
    return told(
        () ->
            desk.sign(
                caller,
                day,
                Require.idempotencyKey(form.get("key")),
                new SignOffBody(number, form.get("reason"))));
  }

  private static String told(Runnable telling) {
    try {
      telling.run();
      return BACK + "?done";
    } catch (Refused e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        throw e;
      }
      return BACK + "?refused=" + e.code();
    }
  }
}
