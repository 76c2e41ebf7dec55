package dev.wonflow.api.reconciliation;

import dev.wonflow.api.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports as files. */
@RestController
@Tag(name = "Reconciliations")
class ReportController {
  private static final MediaType CSV_UTF8 = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final Reconciliations reconciliations;
  private final Discrepancies discrepancies;

  ReportController(Reconciliations reconciliations, Discrepancies discrepancies) {
    this.reconciliations = reconciliations;
    this.discrepancies = discrepancies;
  }

  @GetMapping(ReconciliationController.PATH + "/{date}/report.json")
  @Operation(summary = "A run with all it found; the latest without `run`; finance and auditor")
  ResponseEntity<Report> json(
      @PathVariable String date, @RequestParam(required = false) @Nullable Integer run) {
    Report report = report(date, run);
    return file(report, "json").contentType(MediaType.APPLICATION_JSON).body(report);
  }

  @GetMapping(ReconciliationController.PATH + "/{date}/report.csv")
  @Operation(summary = "The same as a table for a spreadsheet; finance and auditor")
  ResponseEntity<byte[]> csv(
      @PathVariable String date, @RequestParam(required = false) @Nullable Integer run) {
    Report report = report(date, run);
    return file(report, "csv").contentType(CSV_UTF8).body(report.sheet());
  }

  private Report report(String date, @Nullable Integer number) {
    ReconciliationAnswer run =
        reconciliations.shown(DateRange.date("date", date), number).orElseThrow(Refused::notFound);
    return new Report(run, discrepancies.of(run.date(), run.run(), Report.MOST));
  }

  private static ResponseEntity.BodyBuilder file(Report report, String ending) {
    String name = "reconciliation-" + report.run().date() + "-" + report.run().run();
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + name + "." + ending + "\"");
  }
}
