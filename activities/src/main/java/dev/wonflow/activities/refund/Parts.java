package dev.wonflow.activities.refund;

import dev.wonflow.activities.refund.Holds.Order;
import dev.wonflow.id.PaymentOrderId;
import dev.wonflow.money.Money;
import dev.wonflow.refund.RefundPart;
import dev.wonflow.refund.RefundRequest;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Works out what of each order goes back. */
final class Parts {
  private Parts() {}

  /** As the request says; empty where that is nothing, or more than is free. */
  static List<RefundPart> of(RefundRequest request, List<Order> orders, Currency currency) {
    if (!request.parts().isEmpty()) {
      return request.parts().stream().allMatch(part -> fits(part, orders))
          ? request.parts()
          : List.of();
    }
    List<Long> free = orders.stream().map(Order::free).toList();
    long all = free.stream().mapToLong(Long::longValue).sum();
    long amount = request.amount() == null ? all : request.amount().minor();
    if (amount > all) {
      return List.of();
    }
    List<Long> shares = Split.of(amount, free);
    List<RefundPart> parts = new ArrayList<>();
    for (int n = 0; n < orders.size(); n++) {
      if (shares.get(n) > 0) {
        Money share = new Money(currency, shares.get(n));
        parts.add(new RefundPart(new PaymentOrderId(orders.get(n).id()), share));
      }
    }
    return parts;
  }

  static Money sum(List<RefundPart> parts) {
    return parts.stream().map(RefundPart::amount).reduce(Money::plus).orElseThrow();
  }

  private static boolean fits(RefundPart part, List<Order> orders) {
    return part.amount().isPositive()
        && orders.stream()
            .anyMatch(
                order ->
                    order.id().equals(part.paymentOrderId().value())
                        && part.amount().minor() <= order.free());
  }
}
