package dev.wonflow.api.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Sold;
import dev.wonflow.api.World;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What finance and auditors read page by page. */
class ListTest extends ApiTest {
  private final String seller = "zz-seller-" + UUID.randomUUID();

  @Test
  void payoutsOfSomeDaysAreReadPageByPage() {
    String first = Sold.paid(seller, 3_000, "COMPLETED", "finance-1");
    String second = Sold.paid(seller, 400, "SENT", "finance-1");

    Answer page = get("/payouts/v1?limit=1");
    Answer rest = get("/payouts/v1?limit=1&after=" + page.at("/next"));

    assertThat(List.of(page.at("/items/0/payoutId"), rest.at("/items/0/payoutId")))
        .containsExactlyInAnyOrder(first, second);
    assertThat(page.text()).contains("\"sellerId\":\"" + seller + "\"");
    assertThat(get("/payouts/v1?from=2020-01-01&to=2020-01-02").text())
        .isEqualTo("{\"items\":[],\"next\":null}");
    assertThat(get("/payouts/v1?after=" + seller).problem()).isEqualTo("400 INVALID_REQUEST after");
    assertThat(get("/payouts/v1?limit=101").problem()).isEqualTo("400 INVALID_REQUEST limit");
  }

  @Test
  void sellersStandInTheListWithWhatMayBePaid() {
    Sold.by(seller, "APPROVED", 9_700);

    Answer page = get("/sellers/v1?limit=1&after=" + seller.substring(0, seller.length() - 1));

    assertThat(page.at("/items/0/sellerId")).isEqualTo(seller);
    assertThat(page.at("/items/0/available/amount")).isEqualTo("9700");
    assertThat(get("/sellers/v1?after=%20").problem()).isEqualTo("400 INVALID_REQUEST after");
  }

  @Test
  void batchesAreReadTheNewestFirst() {
    String older = batch();
    String newer = batch();

    Answer page = get("/payouts/v1/batches?limit=1");
    Answer rest = get("/payouts/v1/batches?limit=1&after=" + page.at("/next"));

    assertThat(page.at("/items/0/batchId")).isEqualTo(newer);
    assertThat(rest.at("/items/0/batchId")).isEqualTo(older);
    assertThat(get("/payouts/v1/batches?after=bat_none").problem())
        .isEqualTo("400 INVALID_REQUEST after");
  }

  private Answer get(String path) {
    return http.as("auditor").get(path);
  }

  private static String batch() {
    String id = "bat_" + UUID.randomUUID().toString().replace("-", "").replaceAll("[0189]", "z");
    World.ROWS
        .sql(
            """
            insert into batch (id, client, source, status, fingerprint, requested_by, requested_at)
            values (:id, 'demo', 'CSV', 'RUNNING', 'print', 'finance-1', now())
            """)
        .param("id", id)
        .update();
    return id;
  }
}
