package dev.wonflow.api.webhook;

import dev.wonflow.api.payout.PayoutViews;
import dev.wonflow.api.payout.SellerViews;
import dev.wonflow.payment.Hint;
import dev.wonflow.payout.PayoutWorkflow;
import dev.wonflow.payout.SellerWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Webhooks of payouts and sellers: where Toss signed one, its workflow is told to ask. */
@Component
class SignedHints {
  static final String PAYOUT = "payout.changed";
  static final String SELLER = "seller.changed";
  private static final String HEADER = "tosspayments-webhook-";

  private final Signatures signatures;
  private final WorkflowClient temporal;
  private final PayoutViews payouts;
  private final SellerViews sellers;

  SignedHints(
      Signatures signatures, WorkflowClient temporal, PayoutViews payouts, SellerViews sellers) {
    this.signatures = signatures;
    this.temporal = temporal;
    this.payouts = payouts;
    this.sellers = sellers;
  }

  Outcome pass(HttpHeaders headers, byte[] body, JsonNode message) {
    if (!signatures.isGenuine(
        body,
        headers.getFirst(HEADER + "transmission-time"),
        headers.getFirst(HEADER + "signature"))) {
      return Outcome.FORGED;
    }
    JsonNode entity = message.path("entityBody");
    return message.path("eventType").asString("").equals(PAYOUT)
        ? payout(entity.path("refPayoutId").asString(""))
        : seller(entity.path("refSellerId").asString(""));
  }

  private Outcome payout(String reference) {
    if (!reference.matches("out_[a-z2-7]{32}")) {
      return Outcome.NOT_FOR_US;
    }
    try {
      temporal.newWorkflowStub(PayoutWorkflow.class, reference).hint(new Hint(PAYOUT));
      return Outcome.SIGNALLED;
    } catch (WorkflowNotFoundException e) {
      return payouts.find(reference).isPresent() ? Outcome.NOTHING_NEW : Outcome.NOT_FOR_US;
    }
  }

  private Outcome seller(String reference) {
    return sellers
        .findByReference(reference)
        .map(found -> seller(found))
        .orElse(Outcome.NOT_FOR_US);
  }

  private Outcome seller(SellerViews.Seller seller) {
    try {
      temporal
          .newWorkflowStub(SellerWorkflow.class, SellerWorkflow.id(seller.id()))
          .hint(new Hint(SELLER));
      return Outcome.SIGNALLED;
    } catch (WorkflowNotFoundException e) {
      return Outcome.NOTHING_NEW;
    }
  }
}
