package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.batch.BatchAsking;
import dev.wonflow.batch.BatchGone;
import dev.wonflow.batch.BatchItem;
import dev.wonflow.batch.BatchMark;
import dev.wonflow.batch.BatchPace;
import dev.wonflow.batch.BatchRecords;
import dev.wonflow.batch.BatchRequest;
import dev.wonflow.batch.BatchSource;
import dev.wonflow.batch.BatchState;
import dev.wonflow.batch.BatchStatus;
import dev.wonflow.id.BatchId;
import dev.wonflow.id.Ids;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payout.PayoutWaits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Batches and their lines on a real PostgreSQL. */
class BatchRecordsTest extends DatabaseTest {
  private static final Instant AT = Instant.parse("2026-01-05T01:00:00Z");
  private final BatchId batch = Ids.batch("test", "demo", UUID.randomUUID().toString());
  private final JdbcClient api =
      JdbcClient.create(
          new DriverManagerDataSource(
              DATABASE.url(), DATABASE.api().user(), DATABASE.api().password()));
  @Autowired private BatchRecords batches;

  @Test
  void eachLineIsAnItemOnceAndBadLinesHaveTheirOwnResult() {
    uploaded("seller-1,1000", "seller 2,1000", "seller-3,10,000", "seller-4,0", "seller-5,2000");

    BatchState first = batches.open(request(BatchSource.CSV, "print"));
    BatchState second = batches.open(request(BatchSource.CSV, "print"));

    assertThat(first).isEqualTo(new BatchState(BatchStatus.RUNNING, 5, 2)).isEqualTo(second);
    assertThat(items())
        .containsExactly(
            "2 seller-1 1000 WAITING null",
            "3 seller 2 null REFUSED INVALID_REQUEST",
            "4 seller-3 null REFUSED INVALID_AMOUNT",
            "5 seller-4 null REFUSED INVALID_AMOUNT",
            "6 seller-5 2000 WAITING null");
    assertThat(batches.next(new BatchAsking(batch, 1)).items())
        .containsExactly(new BatchItem(2, new SellerId("seller-1"), Money.krw(1_000)));
  }

  @Test
  void whatHasGoneIsNotReadAgainAndNotCalledOff() {
    uploaded("seller-1,1000", "seller-2,1000", "seller-3,1000");
    batches.open(request(BatchSource.CSV, "print"));
    var gone = new BatchGone(batch, List.of(new BatchGone.Gone(2, Ids.payoutOf(batch, 2))));

    assertThat(batches.gone(gone).waiting()).isEqualTo(2);
    assertThat(batches.gone(gone).waiting()).isEqualTo(2);
    assertThat(batches.next(new BatchAsking(batch, 1)).items())
        .extracting(BatchItem::line)
        .containsExactly(3);
    assertThat(batches.mark(mark(BatchStatus.CANCELED)))
        .isEqualTo(new BatchState(BatchStatus.CANCELED, 3, 0));
    assertThat(rows("select state from batch_item where batch_id = ? order by line", batch.value()))
        .containsExactly("GONE", "CANCELED", "CANCELED");
  }

  @Test
  void whatHasEndedStaysEnded() {
    uploaded("seller-1,1000");
    batches.open(request(BatchSource.CSV, "print"));
    assertThat(batches.mark(mark(BatchStatus.PAUSED)).status()).isEqualTo(BatchStatus.PAUSED);
    batches.mark(mark(BatchStatus.CANCELED));

    assertThat(batches.mark(mark(BatchStatus.RUNNING)).status()).isEqualTo(BatchStatus.CANCELED);
  }

  @Test
  void otherRequestUnderTheSameIdIsAConflict() {
    uploaded("seller-1,1000");
    batches.open(request(BatchSource.CSV, "print"));

    assertConflict(() -> batches.open(request(BatchSource.CSV, "another")));
  }

  @Test
  void allAvailableIsWhatRegisteredSellersMayBePaid() {
    String registered = aSeller();
    String stranger = aSeller();
    TestPayment delivered = aPayment().with(registered, 10_000).with(stranger, 10_000);
    book(delivered);
    wallet.credit(delivered.credit());
    sql.sql("delete from pending_order where seller_id in (?, ?)")
        .params(registered, stranger)
        .update();
    TestPayment underWay = aPayment().with(registered, 1_000);
    book(underWay);
    wallet.credit(underWay.credit());
    register(registered);

    batches.open(request(BatchSource.ALL_AVAILABLE, "print"));

    assertThat(items())
        .anyMatch(item -> item.matches("\\d+ " + registered + " 9700 WAITING null"))
        .noneMatch(item -> item.contains(stranger));
  }

  @Test
  void tenThousandLinesAreOneQuickTransaction() {
    api.sql(
            "insert into upload (id, client, uploaded_by, fingerprint) values (?, 'demo', 'x', 'print')")
        .param(batch.value())
        .update();
    api.sql(
            """
            insert into upload_line (upload_id, line, seller_id, amount)
            select ?, n + 1, 'seller-' || n, '1000' from generate_series(1, 10000) n
            """)
        .param(batch.value())
        .update();

    assertThat(batches.open(request(BatchSource.CSV, "print")).waiting()).isEqualTo(10_000);
    assertThat(batches.mark(mark(BatchStatus.CANCELED)).waiting()).isZero();
  }

  @Test
  void nobodyChangesWhatWasUploaded() {
    uploaded("seller-1,1000");

    for (JdbcClient role : List.of(api, sql)) {
      assertThatThrownBy(() -> role.sql("update upload_line set amount = '9'").update())
          .isInstanceOf(DataAccessException.class);
    }
  }

  private void uploaded(String... lines) {
    api.sql(
            "insert into upload (id, client, uploaded_by, fingerprint) values (?, 'demo', 'x', 'print')")
        .param(batch.value())
        .update();
    int number = 2;
    for (String line : lines) {
      String[] cells = line.split(",", 2);
      api.sql("insert into upload_line (upload_id, line, seller_id, amount) values (?, ?, ?, ?)")
          .params(batch.value(), number++, cells[0], cells[1])
          .update();
    }
  }

  private void register(String seller) {
    String vaultId = "vlt_" + UUID.randomUUID().toString().replace("-", "");
    api.sql("insert into vault (id, content) values (?, ?)").params(vaultId, new byte[40]).update();
    sql.sql(
            """
            insert into seller (id, client, ref_seller_id, vault_id, fingerprint, toss_seller_id, status, requested_at)
            values (:id, 'demo', :ref, :vault, 'print', 'seller_' || :id, 'APPROVED', now())
            """)
        .param("id", seller)
        .param("ref", Ids.refSeller("test", new SellerId(seller)))
        .param("vault", vaultId)
        .update();
  }

  private List<String> items() {
    return rows(
        "select line, seller_id, amount, state, failure_code from batch_item where batch_id = ? order by line",
        batch.value());
  }

  private BatchMark mark(BatchStatus status) {
    return new BatchMark(batch, status, AT);
  }

  private BatchRequest request(BatchSource source, String fingerprint) {
    return new BatchRequest(
        batch,
        "demo",
        source,
        "finance-1",
        fingerprint,
        Money.krw(1_000_000),
        AT,
        PayoutWaits.DEFAULT,
        BatchPace.perMinute(60),
        false);
  }
}
