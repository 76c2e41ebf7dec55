package dev.wonflow.simulator;

import static dev.wonflow.simulator.PayoutShop.array;
import static dev.wonflow.simulator.PayoutShop.code;
import static dev.wonflow.simulator.PayoutShop.item;
import static dev.wonflow.simulator.PayoutShop.plain;
import static dev.wonflow.simulator.PayoutShop.seller;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SellerTest {
  private static final PayoutShop SELLERS = PayoutShop.shared();
  private static final Simulator TOSS = SELLERS.toss();
  private static final Receiver SHOP = PayoutShop.receiver();
  private final String reference = "out_" + UUID.randomUUID();

  @Test
  void sellerWithoutApprovalIsNotPaid() throws Exception {
    var seller =
        SELLERS.register("INDIVIDUAL", "\"individual\":{\"name\":\"김판매\"}", "3333012345678");
    var refused = SELLERS.encrypted("/v2/payouts", array(item(reference, seller, 5_000)));
    TOSS.sandbox("/sandbox/sellers/" + seller + "/status", "{\"status\":\"PARTIALLY_APPROVED\"}");
    var paid = SELLERS.encrypted("/v2/payouts", array(item(reference, seller, 5_000)));

    var error = plain(refused).get("error");
    assertThat(error.get("code").asString()).isEqualTo("FORBIDDEN_SELLER_PAYOUT");
    assertThat(error.get("message").asString()).contains(reference);
    assertThat(paid.status()).isEqualTo(200);
    SHOP.await(1, h -> h.says("seller.changed", seller));
  }

  @Test
  void tenMillionAWeekAsksForKyc() throws Exception {
    var seller = SELLERS.corporate("3333012345678");
    var first = SELLERS.encrypted("/v2/payouts", array(item(reference, seller, 9_000_000)));
    var second = SELLERS.encrypted("/v2/payouts", array(item(reference + "b", seller, 1_000_000)));

    assertThat(first.status()).isEqualTo(200);
    assertThat(code(second)).isEqualTo("FORBIDDEN_SELLER_PAYOUT");
    assertThat(TOSS.get("/v2/sellers/" + seller).json().get("entityBody").get("status").asString())
        .isEqualTo("KYC_REQUIRED");
  }

  @Test
  void sellersAreListedInPagesAndTheirNamesAreNeverReused() throws Exception {
    SELLERS.corporate("3333012345678");
    var seller = SELLERS.corporate("3333012345678");
    var shown = TOSS.get("/v2/sellers/" + seller).json().get("entityBody");
    var page = TOSS.get("/v2/sellers?limit=1").json().get("entityBody");
    var deleted =
        TOSS.send(
            "DELETE", "/v2/sellers/" + seller, "", "Authorization", Simulator.basic(Simulator.KEY));
    var taken = seller("CORPORATE", "\"company\":{\"name\":\"상점\"}", "3333012345678");
    var again =
        SELLERS.encrypted(
            "/v2/sellers",
            taken.replaceAll(
                "\"refSellerId\":\"[^\"]*\"", "\"refSellerId\":" + shown.get("refSellerId")));

    assertThat(shown.get("account").get("accountNumber").asString()).isEqualTo("*********5678");
    assertThat(page.get("items").size()).isEqualTo(1);
    assertThat(page.get("hasNext").asBoolean()).isTrue();
    assertThat(page.get("lastCursor").asString()).startsWith("seller_");
    assertThat(deleted.json().get("entityType").asString()).isEqualTo("deleted-entity");
    assertThat(code(again)).isEqualTo("ALREADY_EXIST_SUBMALL");
  }
}
