package dev.wonflow.activities.payment;

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

/** One stored order of a payment, as far as its payment's steps change it. */
@Entity
@Table(name = "payment_order")
@SuppressWarnings("UnusedVariable") // some columns are only written here, and read in views
class OrderRow {
  @Id private String id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "payment_event_id")
  private PaymentRow payment;

  private int position;

  @Enumerated(EnumType.STRING)
  @Column(name = "payment_order_status")
  private OrderStatus status;

  private boolean ledgerUpdated;
  @Version private int version;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected OrderRow() {}

  void mark(OrderStatus newStatus) {
    status = newStatus;
  }

  boolean isBooked() {
    return ledgerUpdated;
  }
}
