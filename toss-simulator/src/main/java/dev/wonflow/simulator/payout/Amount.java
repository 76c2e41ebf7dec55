package dev.wonflow.simulator.payout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Money of API v2: answers carry a decimal such as 5000.0. */
record Amount(@Nullable String currency, @Nullable BigDecimal value) {

  static Amount krw(long won) {
    return new Amount("KRW", BigDecimal.valueOf(won).setScale(1, RoundingMode.UNNECESSARY));
  }

  /** Whole won above 0 and below a billion, else nothing. */
  @Nullable Long won() {
    if (!"KRW".equals(currency) || value == null) {
      return null;
    }
    try {
      long won = value.longValueExact();
      return won > 0 && won < 1_000_000_000L ? won : null;
    } catch (ArithmeticException fraction) {
      return null;
    }
  }
}
