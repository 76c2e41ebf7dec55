package dev.wonflow.activities;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many payments of one day, charged, booked and credited, written by the owner set by set: what
 * their workflows would have left behind. The n-th is of 1,000 + 10 n won.
 */
final class BulkDay {
  private static final String PAYMENTS =
      """
      insert into payment_event (id, order_id, client, buyer_id, order_name, amount, currency, status, fingerprint, payment_key,
                                 is_payment_done, requested_at, expires_at, approved_at)
      select :prefix || n, :prefix || n, 'demo', 'buyer-' || n, '책 ' || n, 1000 + 10 * n, 'KRW', 'DONE', 'print',
             :prefix || 'key-' || n, true, t, t + interval '30 minutes', t
        from generate_series(1, :payments) n, (select cast(:date as date)::timestamp at time zone 'Asia/Seoul' + interval '9 hours') x (t)
      """;

  private static final String ORDERS =
      """
      insert into payment_order (id, payment_event_id, position, seller_id, buyer_id, amount, currency, description,
                                 payment_order_status, ledger_updated, wallet_updated)
      select :prefix || n || '-1', :prefix || n, 1, :prefix || 's' || n % 100, 'buyer-' || n, 1000 + 10 * n, 'KRW', 'a book',
             'SUCCESS', n <> all (:unbooked), n <> all (:unbooked)
        from generate_series(1, :payments) n
      """;

  private static final String JOURNALS =
      """
      insert into journal (key, kind, payment_id, content_digest, occurred_at)
      select 'capture:' || :prefix || 'key-' || n, 'CAPTURE', :prefix || n, 'digest',
             (cast(:date as date) + case when n = any (:late) then 1 else 0 end)::timestamp at time zone 'Asia/Seoul' + interval '9 hours'
        from generate_series(1, :payments) n where n <> all (:unbooked) order by n
      """;

  private static final String ENTRIES =
      """
      with charge as (
        select j.id, o.id as payment_order_id, o.seller_id, o.amount, o.amount * 300 / 10000 as fee, o.amount * 300 / 10000 / 11 as vat
          from journal j join payment_order o on o.payment_event_id = j.payment_id where j.payment_id like :prefix || '%'
      ), entry (position, account) as (
        values (1, 'toss-receivable'), (2, 'seller-payable'), (3, 'commission'), (4, 'vat-payable'))
      insert into ledger_entry (journal_id, position, account, seller_id, direction, amount, currency, payment_order_id)
      select c.id, e.position, e.account, case e.position when 2 then c.seller_id end, case e.position when 1 then 'D' else 'C' end,
             case e.position when 1 then c.amount when 2 then c.amount - c.fee when 3 then c.fee - c.vat else c.vat end, 'KRW',
             c.payment_order_id
        from charge c cross join entry e
      """;

  private static final String WALLETS =
      """
      insert into wallet (seller_id, currency, balance)
      select e.seller_id, 'KRW', sum(e.amount) from ledger_entry e
       where e.seller_id like :prefix || 's%' group by e.seller_id
      """;

  private static final String WALLET_ENTRIES =
      """
      insert into wallet_entry (key, seller_id, currency, journal_id, payment_order_id, amount, balance_after)
      select j.key || ':' || e.payment_order_id, e.seller_id, 'KRW', j.id, e.payment_order_id, e.amount,
             sum(e.amount) over (partition by e.seller_id order by j.id)
        from ledger_entry e join journal j on j.id = e.journal_id where e.seller_id like :prefix || 's%' order by j.id
      """;

  private final JdbcClient owner;
  private final TransactionTemplate transaction;
  private final String prefix;
  private final LocalDate date;

  BulkDay(JdbcClient owner, TransactionTemplate transaction, LocalDate date) {
    this.owner = owner;
    this.transaction = transaction;
    this.date = date;
    this.prefix = "bulk_" + date + "_";
  }

  /**
   * Writes them.
   *
   * @param late those that are booked a day too late
   * @param unbooked those that say they are done and are not in the books
   */
  void write(int payments, List<Integer> late, List<Integer> unbooked) {
    transaction.executeWithoutResult(
        status -> {
          for (String statement :
              List.of(PAYMENTS, ORDERS, JOURNALS, ENTRIES, WALLETS, WALLET_ENTRIES)) {
            owner
                .sql(statement)
                .param("prefix", prefix)
                .param("date", date)
                .param("payments", payments)
                .param("late", late.toArray(Integer[]::new))
                .param("unbooked", unbooked.toArray(Integer[]::new))
                .update();
          }
        });
  }

  String id(int n) {
    return prefix + n;
  }

  String paymentKey(int n) {
    return prefix + "key-" + n;
  }

  String transactionKey(int n) {
    return prefix + "tx-" + n;
  }

  String seller(int n) {
    return prefix + "s" + n;
  }

  static long amount(int n) {
    return 1_000 + 10L * n;
  }
}
