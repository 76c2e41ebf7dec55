package dev.wonflow.api.reconciliation;

import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The daily proof, for finance and auditors. */
@RestController
@RequestMapping(path = ReconciliationController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reconciliations")
class ReconciliationController {
  static final String PATH = "/reconciliations/v1";
  private static final String KEY = "Idempotency-Key";

  private final HandRuns runs;
  private final Reconciliations reconciliations;
  private final NextFiring nextFiring;
  private final Clock clock;

  ReconciliationController(
      HandRuns runs, Reconciliations reconciliations, NextFiring nextFiring, Clock clock) {
    this.runs = runs;
    this.reconciliations = reconciliations;
    this.nextFiring = nextFiring;
    this.clock = clock;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Runs the proof of up to 31 days by hand; finance")
  @ApiResponse(responseCode = "202", description = "stored; each date gets its next run")
  @ApiResponse(responseCode = "200", description = "had been asked for before under this key")
  ResponseEntity<StartedRuns> start(
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody ReconciliationBody body) {
    String required = Require.idempotencyKey(key);
    DateRange range = DateRange.of(body.from(), body.to(), today(clock));
    StartedRuns started = runs.start(required, range);
    ResponseEntity.BodyBuilder answer =
        started.replayed()
            ? ResponseEntity.ok().header("Idempotent-Replayed", "true")
            : ResponseEntity.status(HttpStatus.ACCEPTED).header(HttpHeaders.RETRY_AFTER, "2");
    return answer.header(HttpHeaders.LOCATION, PATH + "/" + range.to()).body(started);
  }

  @GetMapping("/{date}")
  @Operation(summary = "The latest run of a date; finance and auditor")
  ReconciliationAnswer get(@PathVariable String date) {
    return reconciliations.latest(DateRange.date("date", date)).orElseThrow(Refused::notFound);
  }

  @GetMapping
  @Operation(summary = "Runs, the newest date first, and when the schedule fires next")
  ReconciliationPage list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    List<ReconciliationAnswer> items =
        reconciliations.before(Place.parse(after), Require.limit(limit));
    String next =
        items.size() < limit
            ? null
            : new Place(items.getLast().date(), items.getLast().run()).toString();
    return new ReconciliationPage(items, next, nextFiring.at().orElse(null));
  }

  static LocalDate today(Clock clock) {
    return SeoulTime.of(clock.instant()).toLocalDate();
  }
}
