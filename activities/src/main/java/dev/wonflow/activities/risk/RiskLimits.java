package dev.wonflow.activities.risk;

import dev.wonflow.payment.PaymentRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits per payment and per buyer of one client, kept in PostgreSQL so that finance can change
 * them without a deployment: the amount of one payment, the amount of a buyer's day in Seoul, the
 * number of a buyer's payments in a span of minutes, and buyers who may not pay at all.
 */
@Component
class RiskLimits implements RiskPolicy {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private final JdbcClient jdbc;

  RiskLimits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public RiskVerdict check(PaymentRequest request) {
    Instant at = request.requestedAt();
    return jdbc.sql(
            """
            with earlier as (
              select coalesce(sum(amount) filter (
                       where requested_at >= :dayStart and status not in ('FAILED', 'EXPIRED', 'CANCELED')), 0) as day_amount,
                     count(*) filter (
                       where requested_at > :at - make_interval(mins =>
                         (select value::int from risk_limit where name = 'buyer-payments-minutes'))) as recent
                from payment_event
               where client = :client and buyer_id = :buyer and requested_at >= :horizon
            ), broken as (
              select verdict from risk_limit where name = 'payment-amount' and :amount > value
              union all
              select verdict from risk_limit, earlier where name = 'buyer-day-amount' and day_amount + :amount > value
              union all
              select verdict from risk_limit, earlier where name = 'buyer-payments' and recent + 1 > value
              union all
              select 'DENY' from blocked_buyer where buyer_id = :buyer
            )
            select coalesce(min(verdict), 'PASS') from broken
            """)
        .param("client", request.client())
        .param("buyer", request.buyerId())
        .param("amount", request.amount().minor())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("dayStart", dayStart(at).atOffset(ZoneOffset.UTC))
        .param("horizon", dayStart(at).minusSeconds(3_600).atOffset(ZoneOffset.UTC))
        .query((row, n) -> RiskVerdict.valueOf(row.getString(1)))
        .single();
  }

  private static Instant dayStart(Instant at) {
    return at.atZone(SEOUL).toLocalDate().atStartOfDay(SEOUL).toInstant();
  }
}
