package dev.wonflow.api.reconciliation;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same files behind the login, for the links of a report's page. */
@Controller
@Hidden
@RequestMapping(ReconciliationPages.PATH + "/{date}")
class ReportPages {
  private final ReportController reports;

  ReportPages(ReportController reports) {
    this.reports = reports;
  }

  @GetMapping("/report.json")
  ResponseEntity<Report> json(
      @PathVariable String date, @RequestParam(required = false) @Nullable Integer run) {
    return reports.json(date, run);
  }

  @GetMapping("/report.csv")
  ResponseEntity<byte[]> csv(
      @PathVariable String date, @RequestParam(required = false) @Nullable Integer run) {
    return reports.csv(date, run);
  }
}
