package dev.wonflow.api.json;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Money on the wire.
 *
 * @param amount whole won as a decimal string, never a number
 * @param currency KRW
 */
@Schema(name = "Money")
public record Amount(
    @Schema(example = "10000") @Nullable String amount,
    @Schema(example = "KRW") @Nullable String currency) {
  private static final Pattern WON = Pattern.compile("[1-9][0-9]{0,9}");

  /** As it is answered; may be nothing or negative. */
  public static Amount of(Money money) {
    return new Amount(Long.toString(money.minor()), money.currency().getCurrencyCode());
  }

  /** As a number, for pages. */
  public long won() {
    return amount == null ? 0 : Long.parseLong(amount);
  }

  /** As it was sent; refuses anything but a positive number of whole won. */
  public static Money required(String field, @Nullable Amount sent) {
    if (sent == null) {
      throw invalid(field, "an amount such as {\"amount\":\"10000\",\"currency\":\"KRW\"}");
    }
    if (!"KRW".equals(sent.currency)) {
      throw invalid(field + ".currency", "KRW");
    }
    return won(field + ".amount", sent.amount);
  }

  /** The bare number of won, as Toss's redirect has it. */
  public static Money won(String field, @Nullable String sent) {
    if (sent == null || !WON.matcher(sent).matches()) {
      throw invalid(field, "a decimal string of whole won such as \"10000\"");
    }
    return Money.krw(Long.parseLong(sent));
  }

  private static Refused invalid(String field, String expected) {
    return new Refused(ErrorCode.INVALID_AMOUNT, field + ": " + expected, field);
  }
}
