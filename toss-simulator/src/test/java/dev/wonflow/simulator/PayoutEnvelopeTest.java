package dev.wonflow.simulator;

import static dev.wonflow.simulator.PayoutShop.array;
import static dev.wonflow.simulator.PayoutShop.header;
import static dev.wonflow.simulator.PayoutShop.item;
import static dev.wonflow.simulator.PayoutShop.iv;
import static dev.wonflow.simulator.PayoutShop.sealed;
import static dev.wonflow.simulator.PayoutShop.seller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.simulator.gateway.Jwe;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PayoutEnvelopeTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final PayoutShop SELLERS = PayoutShop.shared();
  private static final Simulator TOSS = SELLERS.toss();
  private final String reference = "out_" + UUID.randomUUID();

  @Test
  void sameKeyReplaysTheSameEncryptedBytes() throws Exception {
    var seller = SELLERS.corporate("3333012345678");
    var first =
        SELLERS.encrypted(
            "/v2/payouts", array(item(reference, seller, 5_000)), "payout:" + reference + ":1");
    var second =
        SELLERS.encrypted(
            "/v2/payouts", array(item(reference, seller, 5_000)), "payout:" + reference + ":1");

    assertThat(second.body()).isEqualTo(first.body());
    var audit = TOSS.get("/sandbox/audit?orderId=" + reference).json();
    assertThat(audit.get("payouts").get(0).get("count").asLong()).isEqualTo(1);
  }

  @Test
  void plainOrStaleOrRepeatedMessagesAreRefused() {
    var body = array(item(reference, "seller", 5_000));
    var stale = sealed(body, Instant.now().minus(Duration.ofMinutes(6)));
    var fresh = sealed("[]", Instant.now());

    assertThat(nested(TOSS.post("/v2/payouts", body))).isEqualTo("INVALID_REQUEST");
    assertThat(nested(SELLERS.sendSealed("/v2/payouts", stale, "k1" + reference)))
        .isEqualTo("INVALID_REQUEST");
    assertThat(SELLERS.sendSealed("/v2/payouts", fresh, "k2" + reference).body())
        .doesNotStartWith("{");
    assertThat(nested(SELLERS.sendSealed("/v2/payouts", fresh, "k3" + reference)))
        .isEqualTo("INVALID_REQUEST");
    var wrongKey =
        TOSS.send("GET", "/v2/balances", "", "Authorization", Simulator.basic("test_sk_wrong"));
    assertThat(nested(wrongKey)).isEqualTo("UNAUTHORIZED_KEY");
  }

  @Test
  void oldKeyStillOpensAndItsAnswerIsSealedWithIt() throws Exception {
    var header = header(Instant.now());
    var request =
        Jwe.seal(
            PayoutShop.OLD,
            header,
            iv(),
            seller("CORPORATE", "\"company\":{\"name\":\"상점\"}", "3333012345678"));

    var reply = SELLERS.sendSealed("/v2/sellers", request, UUID.randomUUID().toString());

    assertThat(JSON.readTree(Jwe.open(PayoutShop.OLD, reply.body())).get("entityType").asString())
        .isEqualTo("seller");
  }

  private static String nested(Reply reply) {
    return reply.json().get("error").get("code").asString();
  }
}
