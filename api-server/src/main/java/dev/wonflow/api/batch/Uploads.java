package dev.wonflow.api.batch;

import dev.wonflow.batch.BatchRequest;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was uploaded; it is never changed. */
@Component
class Uploads {
  private final JdbcClient database;

  Uploads(JdbcClient database) {
    this.database = database;
  }

  /**
   * Keeps the lines, all or none; where something is kept under the id, changes nothing. Answers
   * the fingerprint of what is kept.
   */
  @Transactional
  public String keep(BatchRequest request, List<UploadLine> lines) {
    String id = request.batchId().value();
    int added =
        database
            .sql(
                """
                insert into upload (id, client, uploaded_by, fingerprint)
                values (:id, :client, :by, :fingerprint) on conflict do nothing
                """)
            .param("id", id)
            .param("client", request.client())
            .param("by", request.requestedBy())
            .param("fingerprint", request.fingerprint())
            .update();
    if (added == 1) {
      database
          .sql(
              """
              insert into upload_line (upload_id, line, seller_id, amount)
              select :id, * from unnest(cast(:lines as integer[]), cast(:sellers as text[]), cast(:amounts as text[]))
              """)
          .param("id", id)
          .param("lines", lines.stream().map(UploadLine::line).toArray(Integer[]::new))
          .param("sellers", lines.stream().map(UploadLine::sellerId).toArray(String[]::new))
          .param("amounts", lines.stream().map(UploadLine::amount).toArray(String[]::new))
          .update();
    }
    return database
        .sql("select fingerprint from upload_view where batch_id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }
}
