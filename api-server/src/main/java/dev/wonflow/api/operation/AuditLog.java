package dev.wonflow.api.operation;

import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.SeoulTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who told what to which payment, why, and what became of it; the newest line first. */
@Component
public class AuditLog {
  private final JdbcClient database;

  AuditLog(JdbcClient database) {
    this.database = database;
  }

  /**
   * One line.
   *
   * @param state of the payment when it came; null where that was not looked at
   * @param outcome code of the refusal; null where it was taken
   */
  @Schema(name = "AuditLine")
  public record Line(
      OffsetDateTime at,
      String actor,
      @Nullable String role,
      String action,
      String subject,
      String reason,
      @Nullable String evidence,
      boolean allowed,
      @Nullable String state,
      @Nullable String outcome) {}

  /** A part of the list. */
  @Schema(name = "Audit")
  public record Lines(List<Line> items, @Nullable String next) {}

  /** The lines before a place in the list. */
  public Lines before(long before, int limit) {
    var page =
        Page.of(
            limit,
            database
                .sql("select * from audit_view where id < :before order by id desc limit :limit")
                .param("before", before)
                .param("limit", limit + 1)
                .query((row, n) -> new Page.Row<>(row.getLong("id"), line(row)))
                .list());
    return new Lines(page.items(), page.next());
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        SeoulTime.of(row.getObject("at", OffsetDateTime.class).toInstant()),
        row.getString("actor"),
        row.getString("role"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("reason"),
        row.getString("evidence"),
        row.getBoolean("allowed"),
        row.getString("state"),
        row.getString("outcome"));
  }
}
