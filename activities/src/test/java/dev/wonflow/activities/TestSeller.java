package dev.wonflow.activities;

import dev.wonflow.id.Ids;
import dev.wonflow.id.SellerId;
import dev.wonflow.local.Database;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Sellers as the worker would have stored them. */
final class TestSeller {
  private TestSeller() {}

  /** Stores a seller that Toss knows, or changes how it stands there. */
  static void approve(JdbcClient sql, Database database, String seller, String status) {
    JdbcClient api =
        JdbcClient.create(
            new DriverManagerDataSource(
                database.url(), database.api().user(), database.api().password()));
    String vaultId = "vlt_" + UUID.randomUUID().toString().replace("-", "");
    api.sql("insert into vault (id, content) values (:id, :content)")
        .param("id", vaultId)
        .param("content", new byte[40])
        .update();
    sql.sql(
            """
            insert into seller (id, client, ref_seller_id, vault_id, fingerprint, toss_seller_id, status, requested_at)
            values (:id, 'demo', :ref, :vault, 'print', 'seller_' || :id, :status, now())
            on conflict (id) do update set status = excluded.status
            """)
        .param("id", seller)
        .param("ref", Ids.refSeller("test", new SellerId(seller)))
        .param("vault", vaultId)
        .param("status", status)
        .update();
  }
}
