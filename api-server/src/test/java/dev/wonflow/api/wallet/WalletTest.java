package dev.wonflow.api.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Booked;
import dev.wonflow.api.Http;
import dev.wonflow.api.World;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletTest extends ApiTest {

  @Test
  void aWalletShowsWhatIsOwedAndWhatIsAvailable() {
    String seller = "s-" + UUID.randomUUID();
    World.ROWS
        .sql(
            "insert into wallet (seller_id, currency, balance, held, pending) values (:s, 'KRW',"
                + " -500, 20, 100)")
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

  @Test
  void historyIsPagedInTheOrderOfTheMovements() {
    String seller = Booked.aSeller();
    long sale = Booked.sale(seller, 9_700, "Tea");
    long back = Booked.refund(sale, seller, 3_881);
    Booked.sale(seller, 300, "Cup");

    Answer first = http.as("finance").get("/wallets/v1/" + seller + "/entries?limit=2");
    Answer second =
        http.as("operator")
            .get("/wallets/v1/" + seller + "/entries?limit=2&after=" + first.at("/next"));

    assertThat(first.at("/items/0/journalId")).isEqualTo(Long.toString(sale));
    assertThat(first.at("/items/0/balanceAfter/amount")).isEqualTo("9700");
    assertThat(first.at("/items/1/journalId")).isEqualTo(Long.toString(back));
    assertThat(first.at("/items/1/amount/amount")).isEqualTo("-3881");
    assertThat(first.at("/items/1/balanceAfter/amount")).isEqualTo("5819");
    assertThat(second.at("/items/0/balanceAfter/amount")).isEqualTo("6119");
    assertThat(second.at("/items/1/entryId")).isEmpty();
    assertThat(second.at("/next")).isEmpty();
  }

  @Test
  void balanceOfAMomentIsWhatItsLastMovementLeft() {
    String seller = Booked.aSeller();
    long sale = Booked.sale(seller, 9_700, "Tea");
    Booked.refund(sale, seller, 3_881);
    Http finance = http.as("finance");
    Answer entries = finance.get("/wallets/v1/" + seller + "/entries");
    String first = entries.at("/items/0/at");

    assertThat(at(finance, seller, first).at("/balance/amount")).isEqualTo("9700");
    assertThat(at(finance, seller, entries.at("/items/1/at")).at("/balance/amount"))
        .isEqualTo("5819");
    assertThat(at(finance, seller, first).at("/held")).isEmpty();
    assertThat(at(finance, seller, "2020-01-01T00:00:00+09:00").problem())
        .isEqualTo("404 NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-01-01", "2999-01-01T00:00:00+09:00"})
  void momentThatHasNotPassedOrIsNoneIsRefused(String moment) {
    assertThat(at(http.as("finance"), "nobody", moment).problem())
        .startsWith("400 INVALID_REQUEST");
  }

  private static Answer at(Http as, String seller, String moment) {
    return as.get("/wallets/v1/" + seller + "?at=" + Http.encode(moment));
  }
}
