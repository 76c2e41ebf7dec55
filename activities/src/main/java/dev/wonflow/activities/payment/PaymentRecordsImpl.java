package dev.wonflow.activities.payment;

import dev.wonflow.activities.event.Event;
import dev.wonflow.activities.event.Events;
import dev.wonflow.activities.risk.RiskPolicy;
import dev.wonflow.activities.risk.RiskVerdict;
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
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class PaymentRecordsImpl implements PaymentRecords {
  private final PaymentRows payments;
  private final EntityManager entities;
  private final JdbcClient jdbc;
  private final Events events;
  private final RiskPolicy risk;

  PaymentRecordsImpl(
      PaymentRows payments,
      EntityManager entities,
      JdbcClient jdbc,
      Events events,
      RiskPolicy risk) {
    this.payments = payments;
    this.entities = entities;
    this.jdbc = jdbc;
    this.events = events;
    this.risk = risk;
  }

  @Override
  @Transactional
  public PaymentState register(PaymentRequest request) {
    RiskVerdict verdict = risk.check(request);
    PaymentStatus first =
        verdict == RiskVerdict.REVIEW ? PaymentStatus.IN_REVIEW : PaymentStatus.READY;
    if (insert(request, first)) {
      insertOrders(request);
      return verdict == RiskVerdict.DENY ? refuse(request) : new PaymentState(first, null, null);
    }
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

  @Override
  @Transactional
  public PaymentState begin(Beginning beginning) {
    PaymentRow payment = payments.get(beginning.paymentId());
    payment.begin(beginning.paymentKey());
    return payment.state();
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

  private PaymentState refuse(PaymentRequest request) {
    entities.flush();
    Failure refused = Failure.of(ErrorCode.RISK_REFUSED);
    return close(new Closing(request.paymentId(), PaymentStatus.FAILED, refused));
  }

  /** Whether the id was free: the primary key makes a repeated request harmless. */
  private boolean insert(PaymentRequest request, PaymentStatus status) {
    return jdbc.sql(
                """
                insert into payment_event (id, order_id, client, buyer_id, order_name, amount, currency, status,
                                           fingerprint, return_url, requested_at, expires_at)
                values (:id, :id, :client, :buyer, :name, :amount, :currency, :status,
                        :fingerprint, :returnUrl, :requestedAt, :expiresAt)
                on conflict (id) do nothing
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
            .update()
        == 1;
  }

  private void insertOrders(PaymentRequest request) {
    PaymentRow payment = payments.getReferenceById(request.paymentId().value());
    List<PaymentOrder> orders = request.orders();
    for (int i = 0; i < orders.size(); i++) {
      entities.persist(new OrderRow(payment, i + 1, request.buyerId(), orders.get(i)));
    }
  }
}
