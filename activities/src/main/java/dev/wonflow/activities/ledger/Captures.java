package dev.wonflow.activities.ledger;

import static java.util.Objects.requireNonNull;

import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.Posted;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Books what Toss charged: one statement reads, one writes. */
@Component
class Captures {
  private static final String FIND =
      """
      select p.id, p.version, p.status, p.is_payment_done, p.amount, p.currency, p.payment_key, p.deposits_reversed,
             o.id as order_id, o.seller_id, o.amount as order_amount, o.ledger_updated,
             (select r.basis_points from commission_rate r
               where (r.seller_id is null or r.seller_id = o.seller_id) and r.valid_from <= :time
               order by r.seller_id nulls last, r.valid_from desc limit 1) as basis_points
        from payment_event p join payment_order o on o.payment_event_id = p.id
       where p.id = :payment
       order by o.position
      """;

  /** Changes nothing where somebody changed the payment since it was read. */
  private static final String CHARGE =
      """
      made as (
        update payment_event
           set status = case when status in ('READY', 'UNKNOWN', 'WAITING_FOR_DEPOSIT') then 'EXECUTING' else status end,
               payment_key = :paymentKey, approved_at = :occurredAt, method = coalesce(:method, method),
               secret_digest = coalesce(:secret, secret_digest), updated_at = now(), version = version + 1
         where id = :payment and version = :version
        returning id
      ), booked as (
        update payment_order o
           set payment_order_status = 'SUCCESS', ledger_updated = true, version = o.version + 1
          from made where o.payment_event_id = made.id
      )
      """;

  private final JdbcClient jdbc;
  private final Journals journals;

  Captures(JdbcClient jdbc, Journals journals) {
    this.jdbc = jdbc;
    this.journals = journals;
  }

  /**
   * The journal of a charge, which a repetition finds in the books.
   *
   * @throws io.temporal.failure.ApplicationFailure {@code BOOKS_CONFLICT} if the charge is not one
   *     of this payment, or is one too many
   * @throws OptimisticLockingFailureException if somebody changed the payment meanwhile: try again
   */
  Posted post(Capture capture) {
    Chargeable payment = find(capture); // before the journal: it shows a rival
    Optional<Posted> known = // by the retry of a capture that had succeeded
        payment.mayKnow(capture) ? journals.find(Posting.of(capture)) : Optional.empty();
    return known.orElseGet(() -> charge(payment, capture)); // two at once: one finds it changed
  }

  private Posted charge(Chargeable payment, Capture capture) {
    payment.requireNext(capture);
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("paymentKey", capture.paymentKey().value());
    values.put("method", capture.method());
    values.put("secret", capture.secretDigest());
    values.put("version", payment.version());
    var change = new Journals.Change(CHARGE, values);
    return journals
        .post(Journal.of(Posting.of(capture), payment.entries()), change)
        .orElseThrow(
            () -> new OptimisticLockingFailureException(payment.id() + " was changed meanwhile"));
  }

  private Chargeable find(Capture capture) {
    return jdbc.sql(FIND)
        .param("payment", capture.paymentId().value())
        .param("time", capture.approvedAt().atOffset(ZoneOffset.UTC))
        .query(Captures::chargeable)
        .orElseThrow(() -> new IllegalStateException(capture.paymentId() + " is not registered"));
  }

  private static Optional<Chargeable> chargeable(ResultSet rows) throws SQLException {
    List<Chargeable.Order> orders = new ArrayList<>();
    Chargeable payment = null;
    while (rows.next()) {
      payment = payment == null ? payment(rows, orders) : payment;
      orders.add(order(rows));
    }
    return Optional.ofNullable(payment);
  }

  private static Chargeable payment(ResultSet row, List<Chargeable.Order> orders)
      throws SQLException {
    return new Chargeable(
        row.getString("id"),
        row.getInt("version"),
        PaymentStatus.valueOf(row.getString("status")),
        row.getBoolean("is_payment_done"),
        money(row, "amount"),
        row.getString("payment_key"),
        row.getInt("deposits_reversed"),
        orders);
  }

  private static Chargeable.Order order(ResultSet row) throws SQLException {
    return new Chargeable.Order(
        row.getString("order_id"),
        row.getString("seller_id"),
        money(row, "order_amount"),
        row.getBoolean("ledger_updated"),
        requireNonNull(
            row.getObject("basis_points", Integer.class), "There is no default commission rate"));
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return new Money(Currency.getInstance(row.getString("currency")), row.getLong(column));
  }
}
