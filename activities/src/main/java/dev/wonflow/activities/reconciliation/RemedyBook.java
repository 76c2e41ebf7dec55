package dev.wonflow.activities.reconciliation;

import dev.wonflow.activities.toss.TossProperties;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.PaymentOrderId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.Waits;
import dev.wonflow.reconciliation.MissingWorkflows;
import dev.wonflow.reconciliation.PayoutRemedy;
import dev.wonflow.reconciliation.Remedies;
import dev.wonflow.reconciliation.Remedy;
import dev.wonflow.reconciliation.Suspects;
import dev.wonflow.reconciliation.Unhealed;
import dev.wonflow.refund.FollowUpRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says which payments' workflows have to look at Toss again. Changes nothing itself. */
@Component
class RemedyBook {
  private static final String HEALABLE =
      """
      with healable as (
        select d.payment_id, sum(abs(coalesce(s.theirs, 0))) as amount,
               bool_and(d.class = 'CANCEL_UNKNOWN_TO_US') as after_its_end,
               bool_or(d.class = 'CANCEL_UNKNOWN_TO_US' and not exists (select from journal j where j.key = 'cancel:' || d.key))
                 as cancel_missing
          from reconciliation_run r
          join discrepancy_sighting s on s.run_id = r.id and s.round = r.last_round
          join discrepancy d on d.id = s.discrepancy_id and d.kind = 'automatable' and d.state = 'OPEN'
         where r.id = :run and d.payment_id is not null
         group by d.payment_id
      )
      """;

  private final PatientDatabase database;
  private final ReconciliationProperties caps;
  private final Waits waits;

  RemedyBook(PatientDatabase database, ReconciliationProperties caps, TossProperties toss) {
    this.database = database;
    this.caps = caps;
    this.waits = Waits.DEFAULT.withTossCall(toss.callTimeout());
  }

  private record Sum(int count, long amount) {}

  Remedies of(long runId) {
    return database.inTransaction(
        jdbc -> {
          Sum sum =
              jdbc.sql(
                      HEALABLE
                          + "select count(*) as count, coalesce(sum(amount), 0) as amount from"
                          + " healable")
                  .param("run", runId)
                  .query(Sum.class)
                  .single();
          List<PayoutRemedy> payouts = PayoutRemedies.of(jdbc, runId);
          int count = sum.count() + payouts.size();
          Money amount =
              payouts.stream()
                  .map(remedy -> remedy.request().amount())
                  .reduce(Money.krw(sum.amount()), Money::plus);
          boolean capped = count > caps.mostHealed() || amount.minor() > caps.mostHealedAmount();
          return capped
              ? new Remedies(List.of(), List.of(), true, count, amount)
              : new Remedies(payments(jdbc, runId), payouts, false, count, amount);
        });
  }

  private List<Remedy> payments(JdbcClient jdbc, long runId) {
    return jdbc.sql(
            HEALABLE
                + """
                select p.id, p.payment_key, h.after_its_end
                  from healable h join payment_event p on p.id = h.payment_id order by p.id
                """)
        .param("run", runId)
        .query((row, n) -> remedy(row))
        .list();
  }

  private Remedy remedy(ResultSet row) throws SQLException {
    PaymentId id = new PaymentId(row.getString("id"));
    return row.getBoolean("after_its_end")
        ? new Remedy(
            id, new FollowUpRequest(id, new PaymentKey(row.getString("payment_key")), waits))
        : new Remedy(id, null);
  }

  Unhealed unhealed(long runId) {
    return database.inTransaction(
        jdbc ->
            new Unhealed(
                jdbc.sql(
                            HEALABLE
                                + """
                                select count(*) from healable h join payment_event p on p.id = h.payment_id
                                 where h.cancel_missing
                                    or p.status in ('IN_REVIEW', 'READY', 'EXECUTING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT')
                                """)
                        .param("run", runId)
                        .query(Integer.class)
                        .single()
                    + jdbc.sql(PayoutRemedies.UNHEALED)
                        .param("run", runId)
                        .query(Integer.class)
                        .single()));
  }

  Suspects suspects(long runId) {
    return database.inTransaction(
        jdbc ->
            new Suspects(
                jdbc.sql(MissingSql.SUSPECTS)
                    .param("run", runId)
                    .query((row, n) -> new PaymentId(row.getString("id")))
                    .list()));
  }

  void keepMissing(MissingWorkflows missing) {
    String[] payments = missing.payments().stream().map(PaymentId::value).toArray(String[]::new);
    database.inTransaction(
        jdbc -> {
          jdbc.sql(MissingSql.FORGET).param("run", missing.runId()).update();
          return jdbc.sql(MissingSql.KEEP)
              .param("run", missing.runId())
              .param("payments", payments)
              .update();
        });
  }

  PaymentRequest storedRequest(Remedy remedy) {
    return database.inTransaction(
        jdbc ->
            jdbc.sql("select * from payment_event where id = :id")
                .param("id", remedy.paymentId().value())
                .query((row, n) -> request(row, orders(jdbc, remedy.paymentId())))
                .single());
  }

  private PaymentRequest request(ResultSet row, List<PaymentOrder> orders) throws SQLException {
    return new PaymentRequest(
        new PaymentId(row.getString("id")),
        row.getString("client"),
        row.getString("fingerprint"),
        row.getString("buyer_id"),
        row.getString("order_name"),
        Money.krw(row.getLong("amount")),
        orders,
        row.getString("return_url"),
        time(row, "requested_at"),
        time(row, "expires_at"),
        waits,
        null);
  }

  private static List<PaymentOrder> orders(JdbcClient jdbc, PaymentId payment) {
    return jdbc.sql("select * from payment_order where payment_event_id = :id order by position")
        .param("id", payment.value())
        .query(
            (row, n) ->
                new PaymentOrder(
                    new PaymentOrderId(row.getString("id")),
                    new SellerId(row.getString("seller_id")),
                    Money.krw(row.getLong("amount")),
                    row.getString("description")))
        .list();
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
