package dev.wonflow.api.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.World;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WalletTest extends ApiTest {

  @Test
  void aWalletShowsWhatIsOwedAndWhatIsAvailable() {
    String seller = "s-" + UUID.randomUUID();
    World.ROWS
        .sql(
            "insert into wallet (seller_id, currency, balance, held, pending) values (:s, 'KRW', -500, 20, 100)")
        .param("s", seller)
        .update();

    Answer answer = http.as("finance").get("/wallets/v1/" + seller);

    assertThat(answer.at("/balance/amount")).isEqualTo("-500");
    assertThat(answer.at("/held/amount")).isEqualTo("20");
    assertThat(answer.at("/pending/amount")).isEqualTo("100");
    assertThat(answer.at("/available/amount")).isEqualTo("-600");
    assertThat(answer.at("/available/currency")).isEqualTo("KRW");
  }

  @Test
  void aSellerWithoutAMovementHasNoWallet() {
    assertThat(http.as("finance").get("/wallets/v1/nobody").problem()).isEqualTo("404 NOT_FOUND");
  }
}
