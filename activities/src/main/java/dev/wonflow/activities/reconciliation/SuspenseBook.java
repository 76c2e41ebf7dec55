package dev.wonflow.activities.reconciliation;

import dev.wonflow.activities.ledger.Transfer;
import dev.wonflow.activities.ledger.Transfers;
import dev.wonflow.money.Money;
import dev.wonflow.reconciliation.Decision;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books what is not explained to {@code suspense}, and from there to where it belongs: journals
 * {@code suspense:{discrepancyId}:{n}}. What is too much on the other side is a debit of our
 * account and a credit of {@code suspense}; what is too little is the opposite.
 */
@Component
class SuspenseBook {
  private static final String SUSPENSE = "suspense";
  private static final String SELLER = "seller-payable";
  private static final Set<String> ENDS =
      Set.of("toss-receivable", "toss-balance", "bank", "commission", "toss-fee", SELLER);

  private final JdbcClient jdbc;
  private final Transfers transfers;

  SuspenseBook(JdbcClient jdbc, Transfers transfers) {
    this.jdbc = jdbc;
    this.transfers = transfers;
  }

  String put(DecidedDiscrepancy found, Decision decision) {
    return book(found, decision, found.account(), found.uncovered());
  }

  /** Out of suspense: the same as putting the opposite amount of the other account there. */
  String release(DecidedDiscrepancy found, Decision decision, String account) {
    return book(found, decision, account, -found.inSuspense());
  }

  /** A seller may be given what is too much; nobody takes anything from a seller by this. */
  boolean takes(DecidedDiscrepancy found, Decision decision) {
    if (!ENDS.contains(decision.account()) || found.inSuspense() == 0) {
      return false;
    }
    boolean seller = SELLER.equals(decision.account());
    return seller == (decision.sellerId() != null)
        && (!seller || (found.inSuspense() > 0 && hasWallet(decision)));
  }

  private boolean hasWallet(Decision decision) {
    return jdbc.sql("select count(*) from wallet where seller_id = :seller and currency = 'KRW'")
            .param("seller", decision.sellerId())
            .query(Long.class)
            .single()
        > 0;
  }

  /** A positive amount debits the account. */
  private String book(DecidedDiscrepancy found, Decision decision, String account, long amount) {
    String key = "suspense:" + found.id() + ":" + next(found);
    transfers.book(
        new Transfer(
            key,
            "SUSPENSE",
            amount > 0 ? account : SUSPENSE,
            amount > 0 ? SUSPENSE : account,
            Objects.requireNonNullElse(decision.sellerId(), ""),
            Money.krw(Math.abs(amount)),
            decision.at()));
    return key;
  }

  /** The discrepancy is locked, so nobody else counts now. */
  private long next(DecidedDiscrepancy found) {
    return 1
        + jdbc.sql(
                """
                select count(*) from discrepancy_decision where discrepancy_id = :id and journal_key is not null
                """)
            .param("id", found.id())
            .query(Long.class)
            .single();
  }
}
