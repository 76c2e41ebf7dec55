package dev.wonflow.api.webhook;

import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.payment.Payments;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes Toss's webhooks. Those of payments carry no signature, those of payouts and sellers do; all
 * are hints: whatever one says, the workflow asks Toss. Where ours is away it answers 503, and Toss
 * sends it again.
 */
@RestController
@Tag(name = "Webhooks")
class WebhookController {
  private static final String HEADER = "tosspayments-webhook-transmission-";

  private final Payments payments;
  private final Hints hints;
  private final SignedHints signed;
  private final Receipts receipts;
  private final JsonMapper json;

  WebhookController(
      Payments payments, Hints hints, SignedHints signed, Receipts receipts, JsonMapper json) {
    this.payments = payments;
    this.hints = hints;
    this.signed = signed;
    this.receipts = receipts;
    this.json = json;
  }

  @PostMapping("/payments/webhook")
  @Operation(summary = "For Toss: something may have changed")
  void receive(
      @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
      @RequestBody(required = false) byte @Nullable [] sent) {
    byte[] body = sent == null ? new byte[0] : sent;
    Optional<JsonNode> read = read(body);
    Notice notice = read.map(Notice::of).orElseGet(Notice::unreadable);
    Optional<Payment> payment = find(notice);
    Outcome outcome =
        read.isEmpty()
            ? Outcome.MALFORMED
            : notice.isSigned() ? signed.pass(headers, body, read.get()) : outcome(notice, payment);
    receipts.keep(receipt(headers, notice, payment, body, outcome));
    if (outcome == Outcome.MALFORMED) {
      throw new Refused(ErrorCode.INVALID_REQUEST, "The body is not JSON");
    }
    if (outcome == Outcome.FORGED && notice.isSigned()) {
      throw new Refused(ErrorCode.UNAUTHENTICATED, "No signature of Toss's");
    }
  }

  private Outcome outcome(Notice notice, Optional<Payment> payment) {
    if (!notice.isAboutPayment()) {
      return Outcome.NOT_FOR_US;
    }
    return payment.map(found -> hints.pass(notice, found)).orElse(Outcome.UNKNOWN_PAYMENT);
  }

  private Optional<Payment> find(Notice notice) {
    Optional<PaymentId> order =
        Optional.ofNullable(notice.orderId()).flatMap(Require::paymentId).map(PaymentId::new);
    return order
        .flatMap(payments::stored)
        .or(() -> byKey(notice))
        .or(() -> order.filter(id -> notice.isAboutPayment()).flatMap(payments::find));
  }

  private Optional<Payment> byKey(Notice notice) {
    return Optional.ofNullable(notice.paymentKey())
        .filter(key -> key.matches("[\\x21-\\x7e]{1,200}"))
        .flatMap(key -> payments.stored(new PaymentKey(key)));
  }

  private Optional<JsonNode> read(byte[] body) {
    try {
      return Optional.of(json.readTree(body)).filter(node -> !node.isMissingNode());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Receipt receipt(
      HttpHeaders headers, Notice notice, Optional<Payment> payment, byte[] body, Outcome outcome) {
    return new Receipt(
        Outside.visibleOrNull(headers.getFirst(HEADER + "id")),
        Outside.smallNumberOrNull(headers.getFirst(HEADER + "retried-count")),
        notice.eventType(),
        payment.map(found -> found.id().value()).orElse(null),
        Outside.orderOrNull(notice.orderId()),
        Ids.digest(new String(body, StandardCharsets.UTF_8)),
        outcome);
  }
}
