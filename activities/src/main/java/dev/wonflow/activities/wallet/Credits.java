package dev.wonflow.activities.wallet;

import static java.util.stream.Collectors.toMap;

import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.id.PaymentId;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Adds the sellers' shares of a charged payment to their wallets. */
@Component
class Credits {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final GroupCommit group = new GroupCommit(this::credited, PATIENCE);

  Credits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One statement that is its own transaction, so that the rows that many payments share are locked
   * for no round trip; together with the credits that wait at the same time. A caller with a
   * transaction of its own is none of them: they do not see what it has booked, and what they moved
   * with it could be undone with it.
   *
   * @throws io.temporal.failure.ApplicationFailure {@code BOOKS_CONFLICT} if the journal is not in
   *     the books of the payment
   */
  Credited credit(Credit credit) {
    Optional<Credited> credited =
        TransactionSynchronizationManager.isActualTransactionActive()
            ? Optional.ofNullable(credited(List.of(credit)).get(credit))
            : group.credit(credit);
    return credited.orElseThrow(
        () ->
            BooksConflict.of(
                credit.journalKey() + " is not in the books of " + credit.paymentId()));
  }

  /** What became of each of them that is in the books. */
  private Map<Credit, Credited> credited(List<Credit> credits) {
    List<Credit> each = credits.stream().distinct().toList();
    return jdbc
        .sql(CreditSql.CREDIT)
        .param("keys", texts(each, Credit::journalKey))
        .param("payments", texts(each, credit -> credit.paymentId().value()))
        .query((row, n) -> Map.entry(credit(row), credited(row)))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Credit credit(ResultSet row) throws SQLException {
    return new Credit(new PaymentId(row.getString("payment_id")), row.getString("key"));
  }

  private static Credited credited(ResultSet row) throws SQLException {
    return new Credited(PaymentStatus.valueOf(row.getString("status")), row.getInt("orders"));
  }

  private static String[] texts(List<Credit> credits, Function<Credit, String> text) {
    return credits.stream().map(text).toArray(String[]::new);
  }
}
