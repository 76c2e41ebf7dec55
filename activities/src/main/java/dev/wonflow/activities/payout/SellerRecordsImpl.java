package dev.wonflow.activities.payout;

import dev.wonflow.id.SellerId;
import dev.wonflow.payout.SellerMark;
import dev.wonflow.payout.SellerRecords;
import dev.wonflow.payout.SellerRequest;
import dev.wonflow.payout.SellerState;
import dev.wonflow.payout.SellerStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class SellerRecordsImpl implements SellerRecords {
  private final JdbcClient jdbc;

  SellerRecordsImpl(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public SellerState open(SellerRequest request) {
    jdbc.sql(
            """
            insert into seller (id, client, ref_seller_id, vault_id, fingerprint, requested_at)
            values (:id, :client, :ref, :vault, :fingerprint, :requestedAt)
            on conflict (id) do update
              set vault_id = excluded.vault_id, fingerprint = excluded.fingerprint, toss_code = null,
                  requested_at = excluded.requested_at, updated_at = now()
              where seller.status is null
            """)
        .param("id", request.sellerId().value())
        .param("client", request.client())
        .param("ref", request.refSellerId())
        .param("vault", request.vaultId())
        .param("fingerprint", request.fingerprint())
        .param("requestedAt", request.requestedAt().atOffset(ZoneOffset.UTC))
        .update();
    return state(request.sellerId());
  }

  @Override
  @Transactional
  public SellerState mark(SellerMark mark) {
    SellerStatus status = mark.status();
    jdbc.sql(
            """
            update seller
               set toss_seller_id = coalesce(:tossSeller, toss_seller_id), status = coalesce(:status, status),
                   toss_code = :tossCode, updated_at = now()
             where id = :id
            """)
        .param("id", mark.sellerId().value())
        .param("tossSeller", mark.tossSellerId())
        .param("status", status == null ? null : status.name())
        .param("tossCode", mark.tossCode())
        .update();
    return state(mark.sellerId());
  }

  private SellerState state(SellerId id) {
    return jdbc.sql("select toss_seller_id, status, toss_code from seller where id = :id")
        .param("id", id.value())
        .query(SellerRecordsImpl::state)
        .single();
  }

  private static SellerState state(ResultSet row, int number) throws SQLException {
    String status = row.getString("status");
    return new SellerState(
        row.getString("toss_seller_id"),
        status == null ? null : SellerStatus.valueOf(status),
        row.getString("toss_code"));
  }
}
