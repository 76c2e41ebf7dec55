package dev.wonflow.api.wallet;

import dev.wonflow.api.json.Amount;
import dev.wonflow.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wallets, read through the view. */
@Component
class Wallets {
  private final JdbcClient database;

  Wallets(JdbcClient database) {
    this.database = database;
  }

  Optional<WalletAnswer> find(String sellerId) {
    return database
        .sql("select * from wallet_view where seller_id = :seller and currency = 'KRW'")
        .param("seller", sellerId)
        .query((row, n) -> wallet(row))
        .optional();
  }

  private static WalletAnswer wallet(ResultSet row) throws SQLException {
    return new WalletAnswer(
        row.getString("seller_id"),
        amount(row, "balance"),
        amount(row, "held"),
        amount(row, "pending"),
        amount(row, "available"));
  }

  private static Amount amount(ResultSet row, String column) throws SQLException {
    return Amount.of(
        new Money(Currency.getInstance(row.getString("currency")), row.getLong(column)));
  }
}
