package dev.wonflow.api.batch;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.Page;
import dev.wonflow.batch.BatchSource;
import dev.wonflow.batch.BatchStatus;
import dev.wonflow.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stored about batches, read through the views. */
@Component
class BatchViews {
  private static final String SELECT =
      """
      select b.*, c.progress, c.won from batch_view b
        left join lateral (
          select string_agg(status || '=' || lines, ',' order by status) as progress, sum(won) as won
            from (select status, count(*) as lines, coalesce(sum(amount), 0) as won
                    from batch_item_view i where i.batch_id = b.batch_id group by status) by_status) c on true
      """;

  private final JdbcClient database;

  BatchViews(JdbcClient database) {
    this.database = database;
  }

  Optional<Batch> find(String id) {
    return database
        .sql(SELECT + "where b.batch_id = :id")
        .param("id", id)
        .query(BatchViews::batch)
        .optional();
  }

  /** The newest first; goes on behind an earlier one. */
  Page<Batch> newest(String after, int limit) {
    List<Batch> found =
        database
            .sql(
                SELECT
                    + """
                      left join batch_view a on a.batch_id = :after
                      where a.batch_id is null or (b.requested_at, b.batch_id) < (a.requested_at, a.batch_id)
                      order by b.requested_at desc, b.batch_id desc limit :limit
                      """)
            .param("after", after)
            .param("limit", limit + 1)
            .query(BatchViews::batch)
            .list();
    return Page.byId(limit, found, Batch::id);
  }

  /** What became of the lines after one. */
  Page<Batch.Result> results(String id, long after, int limit) {
    return Page.of(
        limit,
        database
            .sql(
                """
                select * from batch_item_view where batch_id = :id and line > :after order by line limit :limit
                """)
            .param("id", id)
            .param("after", after)
            .param("limit", limit + 1)
            .query((row, number) -> new Page.Row<>(row.getInt("line"), result(row)))
            .list());
  }

  private static Batch.Result result(ResultSet row) throws SQLException {
    long won = row.getLong("amount");
    String code = row.getString("failure_code");
    return new Batch.Result(
        row.getInt("line"),
        row.getString("seller_id"),
        won == 0 ? null : Amount.of(Money.krw(won)),
        row.getString("status"),
        row.getString("payout_id"),
        code == null ? null : new Batch.Reason(code, row.getString("failure_toss_code")));
  }

  private static Batch batch(ResultSet row, int number) throws SQLException {
    return new Batch(
        row.getString("batch_id"),
        BatchSource.valueOf(row.getString("source")),
        BatchStatus.valueOf(row.getString("status")),
        row.getString("fingerprint"),
        row.getString("requested_by"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("ended_at", OffsetDateTime.class)),
        row.getLong("won"),
        progress(row.getString("progress")));
  }

  /** Such as {@code COMPLETED=7,WAITING=3}. */
  private static Map<String, Long> progress(@Nullable String counts) {
    Map<String, Long> progress = new LinkedHashMap<>();
    for (String count : counts == null ? new String[0] : counts.split(",", -1)) {
      int equals = count.indexOf('=');
      progress.put(count.substring(0, equals), Long.valueOf(count.substring(equals + 1)));
    }
    return progress;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
