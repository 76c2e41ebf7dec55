package dev.wonflow.activities.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Proves that the books are as they were written and say the same as the wallets; names each row
 * that is not. The command {@code verify-ledger}, the daily reconciliation and the tests use it.
 *
 * <p>The chain shows what was changed in or taken from the middle of a day. Who can write as the
 * superuser could write a whole chain anew: so keep the heads that the command prints elsewhere.
 */
public final class VerifyLedger {
  private final JdbcClient books;

  /** Verifies what the client's connection sees; its transaction should be one snapshot. */
  public VerifyLedger(JdbcClient books) {
    this.books = books;
  }

  /**
   * One row that is not as it has to be.
   *
   * @param row table and id
   */
  public record Break(String row, String what) {
    @Override
    public String toString() {
      return row + ": " + what;
    }
  }

  /** What is wrong, in the order of the books; empty if nothing is. */
  public List<Break> breaks() {
    return Stream.of(
            VerifySql.ROWS,
            VerifySql.CHAIN,
            VerifySql.SUMS,
            VerifySql.REVERSALS,
            VerifySql.ORDERS,
            VerifySql.WALLET_ENTRIES,
            VerifySql.WALLETS,
            VerifySql.PENDING)
        .flatMap(check -> books.sql(check).query(Break.class).list().stream())
        .toList();
  }

  /**
   * Day, number of journals and digest over the ends of the day's lanes: keep the line of a closed
   * day where the database's owner cannot write.
   */
  public List<String> heads() {
    return books.sql(VerifySql.HEADS).query(String.class).list();
  }

  /** How many journals were verified. */
  public long journals() {
    return books.sql("select count(*) from journal").query(Long.class).single();
  }
}
