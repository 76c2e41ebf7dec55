package dev.wonflow.activities.toss;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wonflow.activities.vault.Vault;
import dev.wonflow.payout.FindSeller;
import dev.wonflow.payout.RegisterSeller;
import dev.wonflow.payout.SellerAnswer;
import dev.wonflow.payout.SellerStatus;
import dev.wonflow.payout.TossSeller;
import dev.wonflow.payout.TossSellers;
import dev.wonflow.toss.TossAnswer;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** The particulars leave the vault here, on their way to Toss, and nowhere else. */
@Component
class TossSellersImpl implements TossSellers {
  private static final JsonMapper JSON = new JsonMapper();

  private final PayoutApi api;
  private final Sealing sealing;
  private final Vault vault;

  TossSellersImpl(PayoutApi api, Sealing sealing, Vault vault) {
    this.api = api;
    this.sealing = sealing;
    this.vault = vault;
  }

  @Override
  public SellerAnswer register(RegisterSeller seller) {
    String body = body(seller);
    return Calls.ask(
        () ->
            known(api.register(seller.idempotencyKey(), sealing.lock(body)), seller.refSellerId()),
        TossSellersImpl::refused);
  }

  @Override
  public SellerAnswer find(FindSeller question) {
    String id = question.tossSellerId();
    return Calls.ask(
        () ->
            id != null
                ? known(api.seller(id), question.refSellerId())
                : Calls.search(api::sellers, "refSellerId", question.refSellerId())
                    .map(seller -> known(seller, question.refSellerId()))
                    .orElseGet(SellerAnswer.Unknown::new),
        TossSellersImpl::refused);
  }

  private String body(RegisterSeller seller) {
    try {
      ObjectNode particulars = (ObjectNode) JSON.readTree(vault.open(seller.vaultId()));
      return particulars.put("refSellerId", seller.refSellerId()).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The vault keeps particulars as JSON"); // quotes nothing
    }
  }

  private static SellerAnswer refused(TossAnswer.Refused no) {
    return new SellerAnswer.Refused(no.fault(), no.code());
  }

  private static SellerAnswer known(JsonNode seller, String reference) {
    if (!seller.hasNonNull("id")) {
      throw NoAnswer.because("An answer that is no seller");
    }
    if (!seller.path("refSellerId").asText().equals(reference)) {
      throw Calls.otherThing();
    }
    String status = seller.path("status").asText();
    return new SellerAnswer.Known(
        new TossSeller(
            seller.path("id").asText(),
            reference,
            Arrays.stream(SellerStatus.values())
                .filter(known -> known.name().equals(status))
                .findFirst()
                .orElse(SellerStatus.UNKNOWN)));
  }
}
