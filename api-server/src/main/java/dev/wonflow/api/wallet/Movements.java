package dev.wonflow.api.wallet;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.Period;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What moved wallets, read through the view, in the order in which it moved them. */
@Component
public class Movements {
  private final JdbcClient database;

  Movements(JdbcClient database) {
    this.database = database;
  }

  /** The movements of a seller's wallet in a period, after a place. */
  public Page<Movement> of(String sellerId, Period period, long after, int limit) {
    return Page.of(
        limit,
        database
            .sql(
                """
                select * from wallet_entry_view
                 where seller_id = :seller and currency = 'KRW' and id > :after
                   and created_at >= :from and created_at < :end
                 order by id
                 limit :limit
                """)
            .param("seller", sellerId)
            .param("after", after)
            .param("from", period.start())
            .param("end", period.end())
            .param("limit", limit + 1)
            .query((row, n) -> new Page.Row<>(row.getLong("id"), movement(row)))
            .list());
  }

  /**
   * What the seller was owed just before a moment, with what was held; empty before the first
   * movement.
   */
  public Optional<Money> owedBefore(String sellerId, OffsetDateTime moment) {
    return database
        .sql(
            """
            select balance_after from wallet_entry_view
             where seller_id = :seller and currency = 'KRW' and created_at < :moment
             order by created_at desc, id desc
             limit 1
            """)
        .param("seller", sellerId)
        .param("moment", moment)
        .query(Long.class)
        .optional()
        .map(Money::krw);
  }

  private static Movement movement(ResultSet row) throws SQLException {
    return new Movement(
        row.getLong("id"),
        SeoulTime.of(row.getObject("created_at", OffsetDateTime.class).toInstant()),
        Amount.of(Money.krw(row.getLong("amount"))),
        Amount.of(Money.krw(row.getLong("balance_after"))),
        row.getString("kind"),
        row.getLong("journal_id"),
        row.getString("journal_key"),
        row.getString("payment_id"),
        row.getString("payment_order_id"),
        row.getString("refund_id"),
        row.getString("payout_id"));
  }
}
