package dev.wonflow.api.event;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.caller.Role;
import dev.wonflow.api.json.SeoulTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The feed, read through the view, which shows no event that another may still come before. */
@Component
class EventFeed {
  private final JdbcClient database;
  private final JsonMapper json;

  EventFeed(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  private record Row(Cursor at, EventPage.Item item) {}

  EventPage after(Caller caller, Cursor cursor, int limit) {
    List<Row> rows =
        database
            .sql(
                """
                select writer::text as writer, sequence, type, payment_id, occurred_at, data
                  from event_view
                 where (:all or client = :client) and (writer, sequence) > (cast(:writer as xid8), :sequence)
                 order by event_view.writer, sequence
                 limit :limit
                """)
            .param("all", caller.role() != Role.CHECKOUT)
            .param("client", caller.client())
            .param("writer", Long.toString(cursor.writer()))
            .param("sequence", cursor.sequence())
            .param("limit", limit)
            .query((row, n) -> row(row))
            .list();
    Cursor next = rows.isEmpty() ? cursor : rows.getLast().at();
    return new EventPage(rows.stream().map(Row::item).toList(), next.text());
  }

  private Row row(ResultSet row) throws SQLException {
    long sequence = row.getLong("sequence");
    var item =
        new EventPage.Item(
            sequence,
            row.getString("type"),
            row.getString("payment_id"),
            SeoulTime.of(row.getObject("occurred_at", OffsetDateTime.class).toInstant()),
            json.readTree(row.getString("data")));
    return new Row(new Cursor(Long.parseLong(row.getString("writer")), sequence), item);
  }
}
