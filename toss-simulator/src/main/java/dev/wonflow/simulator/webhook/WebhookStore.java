package dev.wonflow.simulator.webhook;

import dev.wonflow.simulator.webhook.Webhook.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of webhooks and of every try to deliver them. */
@Repository
class WebhookStore {
  private final JdbcClient database;

  /** One try. */
  record Attempt(String at, String outcome) {}

  WebhookStore(JdbcClient database) {
    this.database = database;
  }

  long insert(Webhook webhook) {
    var keys = new GeneratedKeyHolder();
    database
        .sql(
            """
            insert into webhook
              (transmission_id, event, order_id, body, signing, state, retried, next_attempt_at, created_at)
            values (?, ?, ?, ?, ?, ?, 0, ?, ?)""")
        .params(
            Arrays.asList(
                webhook.transmissionId(),
                webhook.event(),
                webhook.orderId(),
                webhook.body(),
                webhook.signing().name(),
                webhook.state().name(),
                utcOrNull(webhook.nextAttemptAt()),
                utc(webhook.createdAt())))
        .update(keys, "id");
    return Objects.requireNonNull(keys.getKeyAs(Long.class));
  }

  List<Long> due(Instant now, int limit) {
    return database
        .sql(
            """
            select id from webhook where state in ('PENDING', 'HELD') and next_attempt_at <= ?
            order by next_attempt_at, id limit ?""")
        .params(utc(now), limit)
        .query(Long.class)
        .list();
  }

  Optional<Webhook> find(long id) {
    return database
        .sql("select * from webhook where id = ?")
        .param(id)
        .query(WebhookStore::read)
        .optional();
  }

  /** The newest first. */
  List<Webhook> newest(@Nullable String orderId, int limit) {
    var where = orderId == null ? "? is null" : "order_id = ?";
    return database
        .sql("select * from webhook where " + where + " order by id desc limit ?")
        .params(Arrays.asList(orderId, limit))
        .query(WebhookStore::read)
        .list();
  }

  void save(long id, String transmissionId, State state, int retried, @Nullable Instant next) {
    database
        .sql(
            """
            update webhook set transmission_id = ?, state = ?, retried = ?, next_attempt_at = ?
            where id = ?""")
        .params(Arrays.asList(transmissionId, state.name(), retried, utcOrNull(next), id))
        .update();
  }

  /** Lets go what waited to be overtaken. */
  void releaseHeld(String orderId, Instant now) {
    database
        .sql("update webhook set next_attempt_at = ? where order_id = ? and state = 'HELD'")
        .params(utc(now), orderId)
        .update();
  }

  void logAttempt(long id, Instant at, String outcome) {
    database
        .sql("insert into webhook_attempt (webhook_id, attempted_at, outcome) values (?, ?, ?)")
        .params(id, utc(at), outcome.length() > 200 ? outcome.substring(0, 200) : outcome)
        .update();
  }

  List<Attempt> attempts(long id) {
    return database
        .sql(
            "select attempted_at, outcome from webhook_attempt where webhook_id = ? order by sequence limit 100")
        .param(id)
        .query(
            (row, number) ->
                new Attempt(row.getObject(1, OffsetDateTime.class).toString(), row.getString(2)))
        .list();
  }

  private static Webhook read(ResultSet row, int number) throws SQLException {
    return new Webhook(
        row.getLong("id"),
        row.getString("transmission_id"),
        row.getString("event"),
        row.getString("order_id"),
        row.getString("body"),
        Signing.valueOf(row.getString("signing")),
        State.valueOf(row.getString("state")),
        row.getInt("retried"),
        instant(row, "next_attempt_at"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
    return instant == null ? null : utc(instant);
  }
}
