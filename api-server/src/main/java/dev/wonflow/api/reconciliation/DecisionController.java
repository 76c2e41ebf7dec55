package dev.wonflow.api.reconciliation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.problem.Require;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What finance decides about a discrepancy or a day. */
@RestController
@RequestMapping(path = ReconciliationController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reconciliations")
class DecisionController {
  private final DecisionDesk desk;

  DecisionController(DecisionDesk desk) {
    this.desk = desk;
  }

  @PostMapping(
      path = "/discrepancies/{discrepancyId}/{decision}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "accept, assign, suspense or release, with a reason; finance")
  @ApiResponse(responseCode = "200", description = "done; under a repeated key: had been done")
  @ApiResponse(responseCode = "409", description = "the discrepancy's state does not take it")
  DecisionAnswer decide(
      Caller caller,
      @PathVariable String discrepancyId,
      @PathVariable String decision,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody DecisionBody body) {
    return desk.decide(caller, discrepancyId, decision, Require.idempotencyKey(key), body);
  }

  @PostMapping(path = "/{date}/sign-off", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Seal the latest run of a day; repeated, it says who signed; finance")
  @ApiResponse(responseCode = "409", description = "not green, not the latest, or not over")
  SignedAnswer sign(
      Caller caller,
      @PathVariable String date,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody SignOffBody body) {
    return desk.sign(caller, DateRange.date("date", date), Require.idempotencyKey(key), body);
  }
}
