package dev.wonflow.activities.payment;

import dev.wonflow.id.PaymentId;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The stored payments. */
interface PaymentRows extends JpaRepository<PaymentRow, String> {
  /** A payment with its orders, in one statement. */
  @Query("select p from PaymentRow p join fetch p.orders where p.id = :id")
  Optional<PaymentRow> findWithOrders(String id);

  /**
   * A payment that has to be there, with its orders.
   *
   * @throws IllegalStateException if it was never registered
   */
  default PaymentRow get(PaymentId id) {
    return findWithOrders(id.value())
        .orElseThrow(() -> new IllegalStateException(id + " is not registered"));
  }
}
