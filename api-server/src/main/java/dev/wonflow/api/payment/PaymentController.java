package dev.wonflow.api.payment;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.link.Links;
import dev.wonflow.api.payment.Cancellations.Canceled;
import dev.wonflow.api.problem.Require;
import dev.wonflow.api.refund.RefundViews;
import dev.wonflow.api.refund.RefundWish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments for shops. */
@RestController
@RequestMapping(path = PaymentController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Payments")
class PaymentController {
  static final String PATH = "/payments/payment/v1";
  private static final String KEY = "Idempotency-Key";

  private final PaymentRequests requests;
  private final Intake intake;
  private final Payments payments;
  private final Confirmations confirmations;
  private final Cancellations cancellations;
  private final Links links;
  private final RefundViews refunds;

  PaymentController(
      PaymentRequests requests,
      Intake intake,
      Payments payments,
      Confirmations confirmations,
      Cancellations cancellations,
      Links links,
      RefundViews refunds) {
    this.requests = requests;
    this.intake = intake;
    this.payments = payments;
    this.confirmations = confirmations;
    this.cancellations = cancellations;
    this.links = links;
    this.refunds = refunds;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Requests a payment; the same key again answers the same payment")
  @ApiResponse(responseCode = "201", description = "stored; send the buyer to checkoutUrl")
  @ApiResponse(responseCode = "200", description = "had been requested before under this key")
  ResponseEntity<PaymentAnswer> request(
      Caller caller,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody PaymentBody body) {
    var taken = intake.take(requests.of(caller, Require.idempotencyKey(key), body));
    if (taken.replayed()) {
      return ResponseEntity.ok()
          .header("Idempotent-Replayed", "true")
          .body(answer(taken.payment()));
    }
    return located(HttpStatus.CREATED, taken.payment()).body(answer(taken.payment()));
  }

  @GetMapping("/{paymentId}")
  @Operation(summary = "Looks a payment up; needs no worker")
  PaymentAnswer get(Caller caller, @PathVariable String paymentId) {
    return answer(payments.get(caller, paymentId));
  }

  @PostMapping(path = "/{paymentId}/confirm", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Charges the buyer with what Toss handed to the success page")
  @ApiResponse(responseCode = "200", description = "ended, or a deposit is awaited")
  @ApiResponse(responseCode = "202", description = "stored, and not yet at its end")
  ResponseEntity<PaymentAnswer> confirm(
      Caller caller, @PathVariable String paymentId, @RequestBody ConfirmBody body) {
    Payment payment = payments.get(caller, paymentId);
    Payment confirmed = confirmations.confirm(payment, body.checkout());
    return confirmed.isSettled() ? ResponseEntity.ok(answer(confirmed)) : later(confirmed);
  }

  @DeleteMapping("/{paymentId}")
  @Operation(summary = "Cancels a payment: before the charge itself, after it all that is left")
  @ApiResponse(responseCode = "200", description = "cancelled, or refused by Toss: see cancels")
  @ApiResponse(responseCode = "202", description = "stored, and not yet at its end")
  ResponseEntity<PaymentAnswer> cancel(
      Caller caller,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @PathVariable String paymentId,
      @RequestParam(defaultValue = "Cancelled by the shop") String reason) {
    RefundWish wish =
        RefundWish.ofAll(Require.idempotencyKey(key), Require.text("reason", reason, 1, 150));
    return answer(cancellations.cancel(payments.get(caller, paymentId), wish));
  }

  @PostMapping(path = "/{paymentId}/cancels", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Gives back a part of a charged payment, by amount or by orders")
  @ApiResponse(responseCode = "200", description = "given back, or refused by Toss: see cancels")
  @ApiResponse(responseCode = "202", description = "stored, and not yet at its end")
  ResponseEntity<PaymentAnswer> refund(
      Caller caller,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @PathVariable String paymentId,
      @RequestBody CancelBody body) {
    String idempotencyKey = Require.idempotencyKey(key);
    Payment payment = payments.get(caller, paymentId);
    return answer(cancellations.refund(payment, body.wish(payment, idempotencyKey)));
  }

  private ResponseEntity<PaymentAnswer> answer(Canceled canceled) {
    ResponseEntity.BodyBuilder answer =
        canceled.isOver()
            ? ResponseEntity.ok()
            : located(HttpStatus.ACCEPTED, canceled.payment()).header(HttpHeaders.RETRY_AFTER, "2");
    if (canceled.replayed()) {
      answer.header("Idempotent-Replayed", "true");
    }
    return answer.body(answer(canceled.payment()));
  }

  private PaymentAnswer answer(Payment payment) {
    return PaymentAnswer.of(
        payment,
        links.checkout(payment.id()),
        payment.hasRefunds() ? refunds.of(payment.id()) : List.of());
  }

  private ResponseEntity<PaymentAnswer> later(Payment payment) {
    return located(HttpStatus.ACCEPTED, payment)
        .header(HttpHeaders.RETRY_AFTER, "2")
        .body(answer(payment));
  }

  private static ResponseEntity.BodyBuilder located(HttpStatus status, Payment payment) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.LOCATION, PATH + "/" + payment.id().value());
  }
}
