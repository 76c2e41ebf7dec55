package dev.wonflow.api.payment;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.problem.Require;
import dev.wonflow.api.refund.RefundAccount;
import dev.wonflow.api.refund.RefundWish;
import dev.wonflow.id.PaymentOrderId;
import dev.wonflow.money.Money;
import dev.wonflow.refund.RefundPart;
import dev.wonflow.refund.RefundSource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a shop wants to give back, as it was sent. */
@Schema(name = "CancelRequest")
record CancelBody(
    @Schema(example = "The cup was broken", maxLength = 150) @Nullable String reason,
    @Schema(description = "split over what is left of the orders; instead of orders")
        @Nullable Amount amount,
    @Nullable List<@Nullable Part> orders,
    @Schema(description = "needed where the buyer paid by deposit")
        @Nullable Account refundAccount) {

  /** What of one order goes back. */
  @Schema(name = "CancelOrder")
  record Part(@Nullable String paymentOrderId, @Nullable Amount amount) {}

  /** Where a deposit goes back to. */
  @Schema(name = "RefundAccount")
  record Account(
      @Schema(example = "88") @Nullable String bank,
      @Schema(example = "110123456789") @Nullable String accountNumber,
      @Schema(maxLength = 60) @Nullable String holderName) {

    RefundAccount required() {
      return RefundAccount.required(bank, accountNumber, holderName);
    }

    @Override
    public String toString() {
      return "Account[***]";
    }
  }

  /** Refuses what is not well formed. */
  RefundWish wish(Payment payment, String key) {
    if ((amount == null) == (orders == null)) {
      throw Require.invalid("amount", "either amount or orders");
    }
    Money whole = amount == null ? null : Amount.required("amount", amount);
    List<RefundPart> parts = orders == null ? List.of() : parts(payment, orders);
    String why = Require.text("reason", reason, 1, 150);
    return new RefundWish(
        key,
        why,
        whole,
        parts,
        refundAccount == null ? null : refundAccount.required(),
        String.join("\n", why, String.valueOf(whole), parts.toString()),
        RefundSource.API);
  }

  private static List<RefundPart> parts(Payment payment, List<@Nullable Part> orders) {
    if (orders.isEmpty() || orders.size() > payment.orders().size()) {
      throw Require.invalid("orders", "1 to " + payment.orders().size() + " orders");
    }
    List<RefundPart> parts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Part part : orders) {
      String field = "orders[" + parts.size() + "]";
      String id = part == null ? null : part.paymentOrderId();
      if (part == null || id == null || !isOf(payment, id) || !seen.add(id)) {
        throw Require.invalid(field + ".paymentOrderId", "an order of the payment, once");
      }
      parts.add(
          new RefundPart(
              new PaymentOrderId(id), Amount.required(field + ".amount", part.amount())));
    }
    return parts;
  }

  private static boolean isOf(Payment payment, String paymentOrderId) {
    return payment.orders().stream()
        .anyMatch(order -> order.order().paymentOrderId().value().equals(paymentOrderId));
  }
}
