package dev.wonflow.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Booked;
import dev.wonflow.api.Http;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest extends ApiTest {
  private final String seller = Booked.aSeller();

  @Test
  void everyAccountHasItsKindAndItsTotals() {
    Booked.sale(seller, 9_700, "Tea");

    Answer answer = auditor().get("/ledger/v1/accounts");

    assertThat(answer.at("/items/9/account")).isEqualTo("vat-receivable");
    assertThat(answer.at("/items/7/account")).isEqualTo("toss-receivable");
    assertThat(answer.at("/items/7/kind")).isEqualTo("ASSET");
    long debit = Long.parseLong(answer.at("/items/7/debit/amount"));
    long credit = Long.parseLong(answer.at("/items/7/credit/amount"));
    assertThat(debit).isGreaterThanOrEqualTo(9_700);
    assertThat(answer.at("/items/7/balance/amount")).isEqualTo(Long.toString(debit - credit));
  }

  @Test
  void entriesOfAnAccountArePagedWithoutGapOrRepetition() {
    List<String> booked = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      booked.add(Long.toString(Booked.sale(seller, 1_000 + i, "Tea")));
    }

    List<String> read = new ArrayList<>();
    String after = "";
    do {
      Answer page = auditor().get(entries() + "?limit=3" + after);
      for (int i = 0; !page.at("/items/" + i + "/journalId").isEmpty(); i++) {
        read.add(page.at("/items/" + i + "/journalId"));
      }
      after = page.at("/next").isEmpty() ? "" : "&after=" + page.at("/next");
    } while (!after.isEmpty());

    assertThat(read).isEqualTo(booked);
  }

  @Test
  void entriesNameWhatTheyAreAbout() {
    long sale = Booked.sale(seller, 9_700, "녹차");

    Answer entries = auditor().get(entries());

    assertThat(entries.at("/items/0/direction")).isEqualTo("C");
    assertThat(entries.at("/items/0/amount/amount")).isEqualTo("9700");
    assertThat(entries.at("/items/0/sellerId")).isEqualTo(seller);
    assertThat(entries.at("/items/0/orderName")).isEqualTo("녹차");
    assertThat(entries.at("/items/0/journalId")).isEqualTo(Long.toString(sale));
    assertThat(entries.at("/items/0/postedAt")).endsWith("+09:00");
  }

  @Test
  void journalShowsBothSidesAndWhatTookItBack() {
    long sale = Booked.sale(seller, 9_700, "Tea");
    long back = Booked.refund(sale, seller, 4_000);

    Answer journal = auditor().get("/ledger/v1/journals/" + sale);
    Answer reversal = auditor().get("/ledger/v1/journals/" + back);

    assertThat(journal.at("/kind")).isEqualTo("CAPTURE");
    assertThat(journal.at("/entries/0/account")).isEqualTo("toss-receivable");
    assertThat(journal.at("/entries/1/account")).isEqualTo("seller-payable");
    assertThat(journal.at("/reversedBy/0")).isEqualTo(Long.toString(back));
    assertThat(journal.at("/seal/hash")).matches("[0-9a-f]{64}");
    assertThat(reversal.at("/reverses")).isEqualTo(Long.toString(sale));
  }

  @Test
  void sheetOpensWithKoreanIntactAndHasNoFormulas() {
    Booked.sale(seller, 9_700, "녹차, \"특\"");
    Booked.sale(seller, 100, "=HYPERLINK(\"http://evil.example\")");

    Answer sheet = auditor().get(entries(), "Accept", "text/csv");

    assertThat(sheet.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(sheet.header("Content-Disposition")).contains("seller-payable-" + seller + ".csv");
    assertThat(sheet.text()).startsWith("\uFEFFjournalId,position,account,");
    assertThat(sheet.text().lines().toList().get(1))
        .contains(",seller-payable," + seller + ",,9700,KRW,")
        .contains(",\"녹차, \"\"특\"\"\",");
    assertThat(sheet.text().lines().toList().get(2)).contains(",\"'=HYPERLINK(");
  }

  @Test
  void sheetThatIsCutSaysWhereItGoesOn() {
    Booked.sale(seller, 1, "Tea");
    long second = Booked.sale(seller, 2, "Tea");

    Answer first = auditor().get(entries() + "?limit=1", "Accept", "text/csv");
    String next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    Answer rest = auditor().get(next, "Accept", "text/csv");

    assertThat(first.text().lines()).hasSize(2);
    assertThat(rest.text().lines().toList().get(1)).startsWith(second + ",");
    assertThat(rest.text().lines()).hasSize(2);
  }

  @Test
  void periodIsDaysInSeoul() {
    Booked.sale(seller, 9_700, "Tea");

    assertThat(auditor().get(entries() + "?to=2020-01-01").at("/items/0/journalId")).isEmpty();
    assertThat(auditor().get(entries() + "?from=2020-01-01").at("/items/0/journalId")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "after=x",
        "from=yesterday",
        "from=2026-02-02&to=2026-02-01"
      })
  void whatCannotBeMeantIsRefused(String query) {
    assertThat(auditor().get(entries() + "?" + query).problem()).startsWith("400 INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ledger/v1/accounts/no-such/entries",
        "/ledger/v1/accounts/NONSENSE%27/entries",
        "/ledger/v1/journals/999999999",
        "/ledger/v1/journals/capture"
      })
  void whatIsNotThereIsNotFound(String path) {
    assertThat(auditor().get(path).problem()).isEqualTo("404 NOT_FOUND");
  }

  private String entries() {
    return "/ledger/v1/accounts/seller-payable:" + seller + "/entries";
  }

  private Http auditor() {
    return http.as("auditor");
  }
}
