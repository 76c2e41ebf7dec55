package dev.wonflow.activities.payment;

import static dev.wonflow.payment.PaymentStatus.EXECUTING;
import static dev.wonflow.payment.PaymentStatus.IN_REVIEW;
import static dev.wonflow.payment.PaymentStatus.READY;
import static dev.wonflow.payment.PaymentStatus.UNKNOWN;

import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Awaiting;
import dev.wonflow.payment.Closing;
import dev.wonflow.payment.OrderStatus;
import dev.wonflow.payment.PaymentState;
import dev.wonflow.payment.PaymentStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A stored payment. Its methods are the steps that a payment may take; one that comes too late
 * changes nothing. Two steps at once collide on the version, and the later one is tried again.
 */
@Entity
@Table(name = "payment_event")
@SuppressWarnings("UnusedVariable") // some columns are only written here, and read in views
class PaymentRow {
  @Id private String id;
  private String client;
  private long amount;

  @JdbcTypeCode(SqlTypes.CHAR)
  @Column(length = 3)
  private Currency currency;

  @Enumerated(EnumType.STRING)
  private PaymentStatus status;

  private String fingerprint;
  private @Nullable String paymentKey;
  private @Nullable String method;

  @Column(name = "is_payment_done")
  private boolean done;

  @Embedded private @Nullable FailureColumns failure;
  @Embedded private @Nullable DepositColumns deposit;
  private @Nullable String secretDigest;
  private Instant expiresAt;
  private int depositsReversed;
  @UpdateTimestamp private Instant updatedAt;
  @Version private int version;

  @OneToMany(mappedBy = "payment")
  @OrderBy("position")
  private List<OrderRow> orders;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected PaymentRow() {}

  /** The paymentId. */
  String id() {
    return id;
  }

  /** The shop that asked for it. */
  String client() {
    return client;
  }

  /** What the buyer pays. */
  Money amount() {
    return new Money(currency, amount);
  }

  /** What the steps of {@link dev.wonflow.payment.PaymentRecords} answer. */
  PaymentState state() {
    return new PaymentState(
        status,
        paymentKey == null ? null : new PaymentKey(paymentKey),
        failure == null ? null : failure.toFailure(),
        depositsReversed);
  }

  boolean isOf(String requestFingerprint) {
    return fingerprint.equals(requestFingerprint);
  }

  /** A person let it go on; the buyer's time begins now. */
  void release(Instant newExpiry) {
    if (status == IN_REVIEW) {
      status = READY;
      expiresAt = newExpiry;
    }
  }

  void await(Awaiting awaiting) {
    if (isCharged() || !isAt(READY, EXECUTING, UNKNOWN) || isUnderAnother(awaiting.paymentKey())) {
      return;
    }
    status = awaiting.status();
    paymentKey = awaiting.paymentKey().value();
    method = awaiting.method() == null ? method : awaiting.method();
    deposit =
        awaiting.virtualAccount() == null ? deposit : DepositColumns.of(awaiting.virtualAccount());
    secretDigest = awaiting.secretDigest() == null ? secretDigest : awaiting.secretDigest();
    mark(status == UNKNOWN ? OrderStatus.UNKNOWN : OrderStatus.EXECUTING);
  }

  /** Whether this call ended it. */
  boolean close(Closing closing) {
    if (isCharged() || status.isFinal()) {
      return false;
    }
    status = closing.status();
    failure = FailureColumns.of(closing.failure());
    mark(OrderStatus.FAILURE);
    return true;
  }

  private boolean isCharged() {
    return done || orders.stream().anyMatch(OrderRow::isBooked);
  }

  private boolean isAt(PaymentStatus first, PaymentStatus... others) {
    return EnumSet.of(first, others).contains(status);
  }

  /** Whether a confirm runs under another key than this. */
  private boolean isUnderAnother(PaymentKey other) {
    return paymentKey != null && !paymentKey.equals(other.value());
  }

  private void mark(OrderStatus orderStatus) {
    orders.forEach(order -> order.mark(orderStatus));
  }
}
