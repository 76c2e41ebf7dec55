package dev.wonflow.api.operation;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The payments that need a person, the oldest case first. */
@Component
public class Inbox {
  private final JdbcClient database;

  Inbox(JdbcClient database) {
    this.database = database;
  }

  /**
   * A payment or a payout that needs a person.
   *
   * @param paymentId null of a payout
   * @param payoutId null of a payment
   * @param since when it got stuck
   * @param lastError in words
   * @param nextAttemptAt when it is tried again by itself; null if it is not. Kept up to date for
   *     payments; of a refund or follow-up, the one after it got stuck
   * @param mayDo commands as they stand in addresses
   */
  @Schema(name = "Case")
  public record Case(
      @Nullable String paymentId,
      @Nullable String payoutId,
      ErrorCode code,
      Amount amount,
      OffsetDateTime since,
      String lastError,
      @Nullable OffsetDateTime nextAttemptAt,
      List<String> mayDo) {}

  /**
   * All open cases with one reason: what one repair ends, such as that of our key at Toss.
   *
   * @param since when the oldest got stuck
   */
  public record Reason(ErrorCode code, long cases, Money amount, OffsetDateTime since) {}

  /** A part of the list. */
  @Schema(name = "Inbox")
  public record Cases(List<Case> items, @Nullable String next) {}

  /** The cases after a place in the list. */
  public Cases after(long after, int limit) {
    var page =
        Page.of(
            limit,
            database
                .sql("select * from operator_case_view where id > :after order by id limit :limit")
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, n) -> new Page.Row<>(row.getLong("id"), read(row)))
                .list());
    return new Cases(page.items(), page.next());
  }

  /** Why payments are stuck, what most of them wait for first. */
  public List<Reason> reasons() {
    return database
        .sql(
            """
            select code, currency, count(*) as cases, sum(amount)::bigint as amount,
                   min(since) as since
              from operator_case_view group by code, currency
             order by cases desc, code, currency
            """)
        .query(
            (row, n) ->
                new Reason(
                    ErrorCode.valueOf(row.getString("code")),
                    row.getLong("cases"),
                    new Money(
                        Currency.getInstance(row.getString("currency")), row.getLong("amount")),
                    SeoulTime.of(row.getObject("since", OffsetDateTime.class).toInstant())))
        .list();
  }

  /** The open case of a payment. */
  public Optional<Case> find(String paymentId) {
    return database
        .sql("select * from operator_case_view where payment_id = :payment")
        .param("payment", paymentId)
        .query((row, n) -> read(row))
        .optional();
  }

  private static Case read(ResultSet row) throws SQLException {
    OffsetDateTime next = row.getObject("next_attempt_at", OffsetDateTime.class);
    return new Case(
        row.getString("payment_id"),
        row.getString("payout_id"),
        ErrorCode.valueOf(row.getString("code")),
        Amount.of(
            new Money(Currency.getInstance(row.getString("currency")), row.getLong("amount"))),
        SeoulTime.of(row.getObject("since", OffsetDateTime.class).toInstant()),
        row.getString("last_error"),
        next == null || next.isBefore(OffsetDateTime.now(SeoulTime.ZONE))
            ? null
            : SeoulTime.of(next.toInstant()),
        Arrays.stream((String[]) row.getArray("may_do").getArray()).map(Words::ofName).toList());
  }
}
