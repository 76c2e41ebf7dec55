package dev.wonflow.api;

import java.util.UUID;

/** Journals as the worker would have booked them, each with the movement of a wallet. */
public final class Booked {
  private Booked() {}

  /** A seller without a movement. */
  public static String aSeller() {
    return "s-" + UUID.randomUUID();
  }

  /** A sale; answers the journal's number. */
  public static long sale(String seller, long won, String orderName) {
    String payment = Stored.aPayment().with("order_name", orderName).insert();
    return journal("capture:key-" + payment, payment, seller, won);
  }

  /** Gives a part of a sale back. */
  public static long refund(long sale, String seller, long won) {
    String payment =
        World.ROWS
            .sql("select payment_id from journal where id = ?")
            .param(sale)
            .query(String.class)
            .single();
    return journal("cancel:tx-" + UUID.randomUUID(), payment, seller, -won);
  }

  private static long journal(String key, String payment, String seller, long won) {
    return World.ROWS
        .sql(
            """
            with j as (
              insert into journal (key, kind, payment_id, content_digest, occurred_at)
              values (:key, upper(split_part(:key, ':', 1)), :payment, 'x', now()) returning id, key
            ), e as (
              insert into ledger_entry (journal_id, position, account, seller_id, direction, amount, currency, payment_order_id)
              select id, 1, 'toss-receivable', null, case when :won > 0 then 'D' else 'C' end, abs(:won), 'KRW', :payment || '-1'
                from j
              union all
              select id, 2, 'seller-payable', :seller, case when :won > 0 then 'C' else 'D' end, abs(:won), 'KRW', :payment || '-1'
                from j
            ), w as (
              insert into wallet as w (seller_id, currency, balance) values (:seller, 'KRW', :won)
              on conflict (seller_id, currency) do update set balance = w.balance + excluded.balance
              returning seller_id, currency, balance
            )
            insert into wallet_entry (key, seller_id, currency, journal_id, payment_order_id, amount, balance_after)
            select j.key || ':' || :payment || '-1', w.seller_id, w.currency, j.id, :payment || '-1', :won, w.balance
              from j, w
            returning journal_id
            """)
        .param("key", key)
        .param("payment", payment)
        .param("seller", seller)
        .param("won", won)
        .query(Long.class)
        .single();
  }
}
