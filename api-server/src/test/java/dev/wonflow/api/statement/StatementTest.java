package dev.wonflow.api.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Booked;
import org.junit.jupiter.api.Test;

class StatementTest extends ApiTest {
  private final String seller = Booked.aSeller();

  @Test
  void statementLeadsFromTheOpeningToTheClosingBalance() {
    long sale = Booked.sale(seller, 9_700, "Tea");
    Booked.refund(sale, seller, 3_881);

    Answer page = statement("en", "");

    assertThat(page.text())
        .contains("<td id=\"opening\">0</td>", "<td id=\"closing\">5,819</td>")
        .contains("Sale", "capture:key-", "9,700", "Refund", "cancel:tx-", "-3,881")
        .doesNotContain("is negative");
  }

  @Test
  void whatMovedBeforeThePeriodIsItsOpeningBalance() {
    Booked.sale(seller, 9_700, "Tea");

    assertThat(statement("en", "?from=2999-01-01&to=2999-01-02").text())
        .contains("<td id=\"opening\">9,700</td>", "<td id=\"closing\">9,700</td>")
        .doesNotContain("capture:key-");
  }

  @Test
  void negativeWalletIsSaidInBothLanguages() {
    long sale = Booked.sale(seller, 100, "Tea");
    Booked.refund(sale, seller, 5_100);

    assertThat(statement("en", "").text())
        .contains("The balance is negative: the seller owes 5,000 won.");
    assertThat(statement("ko", "").text()).contains("잔액이 마이너스입니다", "5,000원", "환불");
  }

  @Test
  void sellerWithoutAMovementHasNoStatement() {
    assertThat(statement("en", "").status()).isEqualTo(404);
  }

  @Test
  void whoShowsNoKeyIsSentToTheLogin() {
    Answer answer = http.anonymous().get("/finance/sellers/" + seller + "/statement");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).endsWith("/operations/login");
  }

  private Answer statement(String language, String query) {
    return http.as("finance")
        .get("/finance/sellers/" + seller + "/statement" + query, "Accept-Language", language);
  }
}
