package dev.wonflow.api;

import java.util.UUID;

/** A seller who has sold something, as the worker would have stored it. */
public final class Sold {
  private Sold() {}

  /** Registered in a state of Toss's, with so much in the wallet. */
  public static String by(String seller, String status, long won) {
    World.ROWS
        .sql(
            """
            with v as (insert into vault (id, content) values (:vault, :content) returning id)
            insert into seller (id, client, ref_seller_id, vault_id, fingerprint, toss_seller_id, status, requested_at)
            select :id, 'demo', translate(left(md5(:id), 20), '0189', 'wxyz'), v.id, 'print', 'seller_' || :id, :status, now()
              from v
            """)
        .param("vault", "vlt_" + UUID.randomUUID().toString().replace("-", ""))
        .param("content", new byte[40])
        .param("id", seller)
        .param("status", status)
        .update();
    World.ROWS
        .sql("insert into wallet (seller_id, currency, balance) values (:id, 'KRW', :balance)")
        .param("id", seller)
        .param("balance", won)
        .update();
    return seller;
  }

  /** A payout that the worker has taken on. */
  public static String paid(String seller, long won, String status, String requestedBy) {
    String id = "out_" + UUID.randomUUID().toString().replace("-", "").replaceAll("[0189]", "z");
    World.ROWS
        .sql(
            """
            insert into payout (id, client, seller_id, amount, currency, status, fingerprint, requested_by,
                                toss_seller_id, toss_payout_id, requested_at)
            values (:id, 'demo', :seller, :won, 'KRW', :status, 'print', :by, 'seller_1', 'FPA_' || :id, now())
            """)
        .param("id", id)
        .param("seller", seller)
        .param("won", won)
        .param("status", status)
        .param("by", requestedBy)
        .update();
    return id;
  }
}
