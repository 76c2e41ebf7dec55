package dev.wonflow.api.batch;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.csv.CsvFile;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.batch.BatchCommand;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/** Payouts to many sellers at once, for finance. */
@RestController
@RequestMapping(path = BatchController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Payouts")
class BatchController {
  static final String PATH = "/payouts/v1/batches";

  private final Batches batches;
  private final BatchViews views;
  private final BatchCommands commands;

  BatchController(Batches batches, BatchViews views, BatchCommands commands) {
    this.batches = batches;
    this.views = views;
    this.commands = commands;
  }

  @PostMapping(consumes = "text/csv")
  @Operation(summary = "Pays the sellers of a file: sellerId,amount; at most 10,000 lines, 5 MB")
  ResponseEntity<Batch.Answer> upload(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      InputStream body) {
    return answer(batches.upload(caller, Require.idempotencyKey(key), CsvFile.read(body)));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Pays every registered seller all that is available")
  ResponseEntity<Batch.Answer> payAll(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody BatchBody body) {
    if (!Boolean.TRUE.equals(body.payAllAvailable())) {
      throw Require.invalid("payAllAvailable", "true, or send a file as text/csv");
    }
    return answer(batches.payAll(caller, Require.idempotencyKey(key)));
  }

  @GetMapping
  @Operation(summary = "Batches without their lines, the newest first")
  Page<Batch.Answer> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    return views
        .newest(Page.after(after, views::find), Require.limit(limit))
        .map(batch -> batch.answer(List.of(), null));
  }

  @GetMapping("/{batchId}")
  @Operation(summary = "How far a batch is, and what became of each seller, page by page")
  Batch.Answer get(
      @PathVariable String batchId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    Batch batch = find(batchId);
    var page = views.results(batch.id(), Page.after(after, 0), Require.limit(limit));
    return batch.answer(page.items(), page.next());
  }

  @PostMapping("/{batchId}/{command}")
  @Operation(summary = "Stops what has not gone, lets it go on, or calls it off")
  ResponseEntity<Batch.Answer> tell(
      Caller caller, @PathVariable String batchId, @PathVariable String command) {
    commands.tell(find(batchId), kind(command), caller);
    Batch now = find(batchId);
    return now.status().isFinal()
        ? ResponseEntity.ok(now.answer(List.of(), null))
        : located(HttpStatus.ACCEPTED, now)
            .header(HttpHeaders.RETRY_AFTER, "2")
            .body(now.answer(List.of(), null));
  }

  static BatchCommand.Kind kind(String command) {
    return Arrays.stream(BatchCommand.Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(command))
        .findFirst()
        .orElseThrow(Refused::notFound);
  }

  private Batch find(String batchId) {
    return batches.find(batchId).orElseThrow(Refused::notFound);
  }

  private static ResponseEntity<Batch.Answer> answer(Batches.Taken taken) {
    Batch.Answer answer = taken.batch().answer(List.of(), null);
    return taken.replayed()
        ? ResponseEntity.ok().header("Idempotent-Replayed", "true").body(answer)
        : located(HttpStatus.CREATED, taken.batch()).body(answer);
  }

  private static ResponseEntity.BodyBuilder located(HttpStatus status, Batch batch) {
    return ResponseEntity.status(status).header(HttpHeaders.LOCATION, PATH + "/" + batch.id());
  }
}
