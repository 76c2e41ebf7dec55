package dev.wonflow.api.reconciliation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.csv.CsvFile;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.reconciliation.BankImported;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bank's side of what Toss pays out to us. */
@RestController
@RequestMapping(path = ReconciliationController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reconciliations")
class BankController {
  private final BankDesk desk;

  BankController(BankDesk desk) {
    this.desk = desk;
  }

  @PostMapping(path = "/bank-statements", consumes = "text/csv")
  @Operation(
      summary =
          "Import a statement: CSV in UTF-8 with the columns date, amount and text, up to 5 MB; a"
              + " line that is there already is kept once; finance")
  BankImported take(Caller caller, InputStream body) {
    return desk.take(caller, StatementFile.of(CsvFile.text(CsvFile.read(body))));
  }

  @GetMapping("/{date}/bank")
  @Operation(summary = "What Toss pays out on a day against the bank; finance and auditor")
  BankDesk.Day day(@PathVariable String date) {
    return desk.day(DateRange.date("date", date)).orElseThrow(Refused::notFound);
  }
}
