package dev.wonflow.api.explanation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.payment.Payments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Explains single payments. */
@RestController
@Tag(name = "Payments")
class ExplanationController {
  private final Payments payments;
  private final Explanations explanations;

  ExplanationController(Payments payments, Explanations explanations) {
    this.payments = payments;
    this.explanations = explanations;
  }

  @GetMapping(
      path = "/payments/payment/v1/{paymentId}/explanation",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Says in words what happened, where the money is, and what comes next")
  Explanation get(Caller caller, @PathVariable String paymentId, Locale locale) {
    return explanations.of(payments.get(caller, paymentId), locale);
  }
}
