package dev.wonflow.activities.ledger;

import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Journals of two lines, with the movement of the wallet where one is a seller's account. */
@Component
public class Transfers {
  private static final String PAYABLE = "seller-payable";

  private final JdbcClient jdbc;

  Transfers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Books a transfer in the caller's transaction, and moves the wallet as its account does. A
   * second one under the key is refused by the key.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void book(Transfer transfer) {
    long journal = journal(transfer);
    entry(journal, 1, "D", transfer.debit(), transfer);
    entry(journal, 2, "C", transfer.credit(), transfer);
    if (transfer.debit().equals(PAYABLE)) {
      wallet(journal, transfer, -transfer.amount().minor());
    } else if (transfer.credit().equals(PAYABLE)) {
      wallet(journal, transfer, transfer.amount().minor());
    }
  }

  private long journal(Transfer transfer) {
    return jdbc.sql(
            """
            insert into journal (key, kind, content_digest, occurred_at)
            values (:key, :kind, :digest, :occurredAt) returning id
            """)
        .param("key", transfer.key())
        .param("kind", transfer.kind())
        .param("digest", transfer.digest())
        .param("occurredAt", transfer.occurredAt().atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private void entry(
      long journal, int position, String direction, String account, Transfer transfer) {
    jdbc.sql(
            """
            insert into ledger_entry (journal_id, position, account, seller_id, direction, amount, currency)
            values (:journal, :position, :account, :seller, :direction, :amount, :currency)
            """)
        .param("journal", journal)
        .param("position", position)
        .param("account", account)
        .param("seller", account.equals(PAYABLE) ? transfer.sellerId() : null)
        .param("direction", direction)
        .param("amount", transfer.amount().minor())
        .param("currency", transfer.amount().currency().getCurrencyCode())
        .update();
  }

  private void wallet(long journal, Transfer transfer, long change) {
    jdbc.sql(
            """
            with moved as (
              update wallet set balance = balance + :change, version = version + 1
               where seller_id = :seller and currency = :currency
              returning seller_id, currency, balance + held as balance -- a refund's hold is no movement
            )
            insert into wallet_entry (key, seller_id, currency, journal_id, amount, balance_after)
            select :key, seller_id, currency, :journal, :change, balance from moved
            """)
        .param("change", change)
        .param("seller", transfer.sellerId())
        .param("currency", transfer.amount().currency().getCurrencyCode())
        .param("key", transfer.key())
        .param("journal", journal)
        .update();
  }
}
