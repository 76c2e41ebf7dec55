package dev.wonflow.api.payment;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.problem.Require;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.payment.Checkout;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Toss handed to the success page. */
@Schema(name = "ConfirmRequest")
public record ConfirmBody(
    @Nullable String paymentKey, @Schema(example = "10000") @Nullable String amount) {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  /** Refuses what cannot be a paymentKey or an amount. */
  public Checkout checkout() {
    if (paymentKey == null || !KEY.matcher(paymentKey).matches()) {
      throw Require.invalid("paymentKey", "1 to 200 visible ASCII characters");
    }
    return new Checkout(new PaymentKey(paymentKey), Amount.won("amount", amount));
  }
}
