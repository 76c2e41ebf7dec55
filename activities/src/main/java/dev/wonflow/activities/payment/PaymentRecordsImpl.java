package dev.wonflow.activities.payment;

import dev.wonflow.activities.event.Event;
import dev.wonflow.activities.event.Events;
import dev.wonflow.activities.risk.RiskPolicy;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.payment.Awaiting;
import dev.wonflow.payment.Beginning;
import dev.wonflow.payment.Closing;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentRecords;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentState;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.Release;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class PaymentRecordsImpl implements PaymentRecords {
  private final PaymentRows payments;
  private final JdbcClient jdbc;
  private final Events events;
  private final RiskPolicy risk;
  private final TransactionTemplate transaction;

  PaymentRecordsImpl(
      PaymentRows payments,
      JdbcClient jdbc,
      Events events,
      RiskPolicy risk,
      TransactionTemplate transaction) {
    this.payments = payments;
    this.jdbc = jdbc;
    this.events = events;
    this.risk = risk;
    this.transaction = transaction;
  }

  /** In one statement after the risk check, unless it is refused. */
  @Override
  public PaymentState register(PaymentRequest request) {
    return switch (risk.check(request)) {
      case PASS -> stored(request, PaymentStatus.READY);
      case REVIEW -> stored(request, PaymentStatus.IN_REVIEW);
      case DENY -> Objects.requireNonNull(transaction.execute(status -> refused(request)));
    };
  }

  private PaymentState stored(PaymentRequest request, PaymentStatus first) {
    return insert(request, first) ? new PaymentState(first, null, null) : earlier(request);
  }

  /** Nobody sees it READY in between. */
  private PaymentState refused(PaymentRequest request) {
    Failure refused = Failure.of(ErrorCode.RISK_REFUSED);
    return insert(request, PaymentStatus.READY)
        ? close(new Closing(request.paymentId(), PaymentStatus.FAILED, refused))
        : earlier(request);
  }

  private PaymentState earlier(PaymentRequest request) {
    PaymentRow stored = payments.get(request.paymentId());
    BooksConflict.unless(
        stored.isOf(request.fingerprint()),
        "Another request is stored under " + request.paymentId());
    return stored.state();
  }

  @Override
  @Transactional
  public PaymentState release(Release release) {
    PaymentRow payment = payments.get(release.paymentId());
    payment.release(release.expiresAt());
    return payment.state();
  }

  /** In one statement, which needs no transaction around it. */
  @Override
  public PaymentState begin(Beginning beginning) {
    return begun(beginning).orElseGet(() -> payments.get(beginning.paymentId()).state());
  }

  /** Empty where the payment is not READY. */
  private Optional<PaymentState> begun(Beginning beginning) {
    return jdbc.sql(
            """
            with begun as (
              update payment_event set status = 'EXECUTING', payment_key = :key, updated_at = now(), version = version + 1
               where id = :payment and status = 'READY'
              returning id, deposits_reversed
            ), marked as (
              update payment_order o set payment_order_status = 'EXECUTING', version = o.version + 1
                from begun where o.payment_event_id = begun.id
            )
            select deposits_reversed from begun
            """)
        .param("key", beginning.paymentKey().value())
        .param("payment", beginning.paymentId().value())
        .query(
            (row, n) ->
                new PaymentState(
                    PaymentStatus.EXECUTING, beginning.paymentKey(), null, row.getInt(1)))
        .optional();
  }

  @Override
  @Transactional
  public PaymentState await(Awaiting awaiting) {
    PaymentRow payment = payments.get(awaiting.paymentId());
    payment.await(awaiting);
    if (awaiting.nextAttemptAt() != null) {
      bringCaseUpToDate(awaiting.paymentId(), awaiting.nextAttemptAt());
    }
    return payment.state();
  }

  @Override
  @Transactional
  public PaymentState close(Closing closing) {
    PaymentRow payment = payments.get(closing.paymentId());
    if (payment.close(closing)) {
      String type = "payment." + closing.status().name().toLowerCase(Locale.ROOT);
      events.append(
          new Event(
              type, payment.client(), payment.id(), ClosedEvent.of(payment, closing.failure())));
    }
    return payment.state();
  }

  private void bringCaseUpToDate(PaymentId payment, Instant nextAttemptAt) {
    jdbc.sql(
            """
            update operator_case set next_attempt_at = :next
             where payment_id = :payment and state = 'OPEN'
            """)
        .param("next", nextAttemptAt.atOffset(ZoneOffset.UTC))
        .param("payment", payment.value())
        .update();
  }

  /** Whether the id was free: the primary key makes a repeated request harmless. */
  private boolean insert(PaymentRequest request, PaymentStatus status) {
    List<PaymentOrder> orders = request.orders();
    return jdbc.sql(
                """
                with stored as (
                  insert into payment_event (id, order_id, client, buyer_id, order_name, amount, currency, status,
                                             fingerprint, return_url, requested_at, expires_at)
                  values (:id, :id, :client, :buyer, :name, :amount, :currency, :status,
                          :fingerprint, :returnUrl, :requestedAt, :expiresAt)
                  on conflict (id) do nothing
                  returning id, buyer_id
                )
                insert into payment_order (id, payment_event_id, position, seller_id, buyer_id, amount, currency, description)
                select o.id, stored.id, o.position, o.seller_id, stored.buyer_id, o.amount, o.currency, o.description
                  from stored
                 cross join unnest(cast(:orders as text[]), cast(:sellers as text[]), cast(:amounts as bigint[]),
                                   cast(:currencies as text[]), cast(:descriptions as text[])) with ordinality
                              as o (id, seller_id, amount, currency, description, position)
                """)
            .param("id", request.paymentId().value())
            .param("client", request.client())
            .param("buyer", request.buyerId())
            .param("name", request.orderName())
            .param("amount", request.amount().minor())
            .param("currency", request.amount().currency().getCurrencyCode())
            .param("status", status.name())
            .param("fingerprint", request.fingerprint())
            .param("returnUrl", request.returnUrl())
            .param("requestedAt", request.requestedAt().atOffset(ZoneOffset.UTC))
            .param("expiresAt", request.expiresAt().atOffset(ZoneOffset.UTC))
            .param("orders", texts(orders, order -> order.paymentOrderId().value()))
            .param("sellers", texts(orders, order -> order.sellerId().value()))
            .param("amounts", orders.stream().map(o -> o.amount().minor()).toArray(Long[]::new))
            .param("currencies", texts(orders, o -> o.amount().currency().getCurrencyCode()))
            .param("descriptions", texts(orders, PaymentOrder::description))
            .update()
        == orders.size();
  }

  private static String[] texts(List<PaymentOrder> orders, Function<PaymentOrder, String> column) {
    return orders.stream().map(column).toArray(String[]::new);
  }
}
