package dev.wonflow.activities.ledger;

import dev.wonflow.activities.ledger.Entry.Direction;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Journals of two lines, with the movement of the wallet where one is a seller's account. */
@Component
public class Transfers {
  private static final String PAYABLE = Account.SELLER_PAYABLE.code();

  private final Journals journals;
  private final JdbcClient jdbc;

  Transfers(Journals journals, JdbcClient jdbc) {
    this.journals = journals;
    this.jdbc = jdbc;
  }

  /**
   * Books a transfer in the caller's transaction, and moves the wallet as its account does. A
   * second one under the key is refused by the key.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void book(Transfer transfer) {
    long journal = journals.post(journal(transfer)).journalId();
    if (transfer.debit().equals(PAYABLE)) {
      wallet(journal, transfer, -transfer.amount().minor());
    } else if (transfer.credit().equals(PAYABLE)) {
      wallet(journal, transfer, transfer.amount().minor());
    }
  }

  private static Journal journal(Transfer transfer) {
    return new Journal(
        transfer.key(),
        transfer.kind(),
        null,
        transfer.digest(),
        transfer.occurredAt(),
        List.of(
            entry(Direction.D, transfer.debit(), transfer),
            entry(Direction.C, transfer.credit(), transfer)));
  }

  private static Entry entry(Direction direction, String account, Transfer transfer) {
    return new Entry(account, transfer.sellerId(), direction, transfer.amount(), null);
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
