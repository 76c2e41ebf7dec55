package dev.wonflow.activities.payment;

import dev.wonflow.money.Money;
import dev.wonflow.payment.OrderStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Currency;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One stored order of a payment, and how far its money has come. */
@Entity
@Table(name = "payment_order")
@SuppressWarnings("UnusedVariable") // some columns are only written here, and read in views
public class OrderRow {
  @Id private String id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "payment_event_id")
  private PaymentRow payment;

  private int position;
  private String sellerId;
  private String buyerId;
  private long amount;

  @JdbcTypeCode(SqlTypes.CHAR)
  @Column(length = 3)
  private Currency currency;

  private String description;

  @Enumerated(EnumType.STRING)
  @Column(name = "payment_order_status")
  private OrderStatus status;

  private boolean ledgerUpdated;
  @Version private int version;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected OrderRow() {}

  /** The paymentOrderId. */
  public String id() {
    return id;
  }

  /** Whom the order's money is owed to. */
  public String sellerId() {
    return sellerId;
  }

  /** What the buyer pays for it. */
  public Money amount() {
    return new Money(currency, amount);
  }

  void mark(OrderStatus newStatus) {
    status = newStatus;
  }

  boolean isBooked() {
    return ledgerUpdated;
  }
}
