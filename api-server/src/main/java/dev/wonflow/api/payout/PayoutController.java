package dev.wonflow.api.payout;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.Period;
import dev.wonflow.api.problem.Require;
import dev.wonflow.payout.PayoutCommand;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Payouts for finance. */
@RestController
@RequestMapping(path = PayoutController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Payouts")
class PayoutController {
  static final String PATH = "/payouts/v1";

  private final Payouts payouts;
  private final PayoutDesk desk;
  private final PayoutViews views;
  private final Balances balances;

  PayoutController(Payouts payouts, PayoutDesk desk, PayoutViews views, Balances balances) {
    this.payouts = payouts;
    this.desk = desk;
    this.views = views;
    this.balances = balances;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Pays a seller; the same key again answers the same payout")
  ResponseEntity<Payout.Answer> request(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody PayoutBody body) {
    var taken = payouts.take(caller, Require.idempotencyKey(key), body);
    if (taken.replayed()) {
      return ResponseEntity.ok()
          .header("Idempotent-Replayed", "true")
          .body(taken.payout().answer());
    }
    return located(HttpStatus.CREATED, taken.payout()).body(taken.payout().answer());
  }

  @GetMapping
  @Operation(summary = "Payouts asked for in some days of Seoul, the newest first")
  Page<Payout.Answer> list(
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    String last = Page.after(after, views::find);
    return views.during(Period.of(from, to), last, Require.limit(limit)).map(Payout::answer);
  }

  @GetMapping("/balance")
  @Operation(summary = "What Toss has for payouts, asked now, and what sellers could be paid")
  Balances.Both balance() {
    return balances.both();
  }

  @GetMapping("/{payoutId}")
  @Operation(summary = "Looks a payout up; needs no worker")
  Payout.Answer get(@PathVariable String payoutId) {
    return desk.find(payoutId).answer();
  }

  @PostMapping("/{payoutId}/approve")
  @Operation(summary = "A second person says yes")
  ResponseEntity<Payout.Answer> approve(Caller caller, @PathVariable String payoutId) {
    return told(desk.tell(payoutId, PayoutCommand.Kind.APPROVE, caller));
  }

  @PostMapping("/{payoutId}/refuse")
  @Operation(summary = "A second person says no; the wallet gets the money back")
  ResponseEntity<Payout.Answer> refuse(Caller caller, @PathVariable String payoutId) {
    return told(desk.tell(payoutId, PayoutCommand.Kind.REFUSE, caller));
  }

  @PostMapping("/{payoutId}/cancel")
  @Operation(summary = "Calls a payout off that is not at Toss")
  ResponseEntity<Payout.Answer> cancel(Caller caller, @PathVariable String payoutId) {
    return told(desk.tell(payoutId, PayoutCommand.Kind.CANCEL, caller));
  }

  @PostMapping(path = "/{payoutId}/returned", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The bank sent a completed payout back; the wallet gets the money back")
  ResponseEntity<Payout.Answer> returned(
      Caller caller, @PathVariable String payoutId, @RequestBody ReturnBody why) {
    return told(desk.returned(payoutId, caller, why));
  }

  private static ResponseEntity<Payout.Answer> told(Payout now) {
    return now.status().isFinal()
        ? ResponseEntity.ok(now.answer())
        : located(HttpStatus.ACCEPTED, now).header(HttpHeaders.RETRY_AFTER, "2").body(now.answer());
  }

  private static ResponseEntity.BodyBuilder located(HttpStatus status, Payout payout) {
    return ResponseEntity.status(status).header(HttpHeaders.LOCATION, PATH + "/" + payout.id());
  }
}
