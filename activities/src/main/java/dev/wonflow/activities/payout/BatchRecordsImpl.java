package dev.wonflow.activities.payout;

import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.batch.BatchAsking;
import dev.wonflow.batch.BatchGone;
import dev.wonflow.batch.BatchGroup;
import dev.wonflow.batch.BatchItem;
import dev.wonflow.batch.BatchMark;
import dev.wonflow.batch.BatchRecords;
import dev.wonflow.batch.BatchRequest;
import dev.wonflow.batch.BatchSource;
import dev.wonflow.batch.BatchState;
import dev.wonflow.batch.BatchStatus;
import dev.wonflow.id.BatchId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class BatchRecordsImpl implements BatchRecords {
  /** Toss API 2022-11-16: below 1,000,000,000 won; whoever has more gets the rest next time. */
  private static final long MOST = 999_999_999;

  private static final int MOST_LINES = 10_000;

  private static final String FROM_CSV =
      """
      insert into batch_item (batch_id, line, seller_id, amount, state, failure_code)
      select upload_id, line, seller_id, case when refusal is null then amount::bigint end,
             case when refusal is null then 'WAITING' else 'REFUSED' end, refusal
        from (select *, case when seller_id !~ '^[A-Za-z0-9_-]{1,64}$' then 'INVALID_REQUEST'
                             when amount !~ '^[1-9][0-9]{0,8}$' then 'INVALID_AMOUNT' end as refusal
                from upload_line where upload_id = :id) lines
       order by line
      """;

  private static final String ALL_AVAILABLE =
      """
      insert into batch_item (batch_id, line, seller_id, amount, state)
      select :id, row_number() over (order by seller_id), seller_id, least(balance - pending, :most), 'WAITING'
        from wallet join seller on seller.id = wallet.seller_id
       where currency = 'KRW' and balance - pending > 0
       order by seller_id limit :lines
      """;

  private final JdbcClient jdbc;

  BatchRecordsImpl(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public BatchState open(BatchRequest request) {
    if (insert(request)) {
      boolean uploaded = request.source() == BatchSource.CSV;
      var items =
          jdbc.sql(uploaded ? FROM_CSV : ALL_AVAILABLE).param("id", request.batchId().value());
      (uploaded ? items : items.param("most", MOST).param("lines", MOST_LINES)).update();
    }
    BooksConflict.unless(
        fingerprint(request.batchId()).equals(request.fingerprint()),
        "Another request is stored under " + request.batchId());
    return state(request.batchId());
  }

  @Override
  @Transactional(readOnly = true)
  public BatchGroup next(BatchAsking asking) {
    return new BatchGroup(
        jdbc.sql(
                """
                select line, seller_id, amount from batch_item
                 where batch_id = :id and state = 'WAITING' order by line limit :most
                """)
            .param("id", asking.batchId().value())
            .param("most", asking.atMost())
            .query(
                (row, number) ->
                    new BatchItem(
                        row.getInt("line"),
                        new SellerId(row.getString("seller_id")),
                        Money.krw(row.getLong("amount"))))
            .list());
  }

  @Override
  @Transactional
  public BatchState gone(BatchGone gone) {
    for (BatchGone.Gone item : gone.lines()) {
      jdbc.sql(
              """
              update batch_item set state = 'GONE', payout_id = :payout
               where batch_id = :id and line = :line and state <> 'GONE'
              """)
          .param("id", gone.batchId().value())
          .param("line", item.line())
          .param("payout", item.payoutId().value())
          .update();
    }
    return state(gone.batchId());
  }

  @Override
  @Transactional
  public BatchState mark(BatchMark mark) {
    boolean ends = mark.status().isFinal();
    int marked =
        jdbc.sql(
                """
                update batch set status = :status, ended_at = :ended
                 where id = :id and status in ('RUNNING', 'PAUSED')
                """)
            .param("id", mark.batchId().value())
            .param("status", mark.status().name())
            .param("ended", ends ? mark.at().atOffset(ZoneOffset.UTC) : null)
            .update();
    if (marked == 1 && mark.status() == BatchStatus.CANCELED) {
      jdbc.sql(
              "update batch_item set state = 'CANCELED' where batch_id = :id and state = 'WAITING'")
          .param("id", mark.batchId().value())
          .update();
    }
    return state(mark.batchId());
  }

  /** Whether the id was free: its lines are made with it, once. */
  private boolean insert(BatchRequest request) {
    OffsetDateTime at = request.requestedAt().atOffset(ZoneOffset.UTC);
    return jdbc.sql(
                """
                insert into batch (id, client, source, fingerprint, requested_by, requested_at)
                values (:id, :client, :source, :fingerprint, :by, :at) on conflict (id) do nothing
                """)
            .param("id", request.batchId().value())
            .param("client", request.client())
            .param("source", request.source().name())
            .param("fingerprint", request.fingerprint())
            .param("by", request.requestedBy())
            .param("at", at)
            .update()
        == 1;
  }

  private String fingerprint(BatchId id) {
    return jdbc.sql("select fingerprint from batch where id = :id")
        .param("id", id.value())
        .query(String.class)
        .single();
  }

  private BatchState state(BatchId id) {
    return jdbc.sql(
            """
            select status, (select count(*) from batch_item where batch_id = b.id) as lines,
                   (select count(*) from batch_item where batch_id = b.id and state = 'WAITING') as waiting
              from batch b where id = :id
            """)
        .param("id", id.value())
        .query(
            (row, number) ->
                new BatchState(
                    BatchStatus.valueOf(row.getString("status")),
                    row.getInt("lines"),
                    row.getInt("waiting")))
        .single();
  }
}
