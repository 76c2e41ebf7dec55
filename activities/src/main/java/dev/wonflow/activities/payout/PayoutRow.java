package dev.wonflow.activities.payout;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PayoutId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payout.PayoutState;
import dev.wonflow.payout.PayoutStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A payout as it is stored. */
record PayoutRow(
    PayoutId id,
    String client,
    String sellerId,
    Money amount,
    String fingerprint,
    PayoutState state) {

  static PayoutRow of(ResultSet row, int number) throws SQLException {
    return new PayoutRow(
        new PayoutId(row.getString("id")),
        row.getString("client"),
        row.getString("seller_id"),
        new Money(Currency.getInstance(row.getString("currency")), row.getLong("amount")),
        row.getString("fingerprint"),
        new PayoutState(
            PayoutStatus.valueOf(row.getString("status")),
            row.getString("toss_seller_id"),
            row.getString("toss_payout_id"),
            row.getString("approved_by"),
            failure(row)));
  }

  private static @Nullable Failure failure(ResultSet row) throws SQLException {
    String code = row.getString("failure_code");
    return code == null
        ? null
        : new Failure(
            ErrorCode.valueOf(code),
            row.getString("failure_toss_code"),
            row.getString("failure_message"),
            null);
  }
}
