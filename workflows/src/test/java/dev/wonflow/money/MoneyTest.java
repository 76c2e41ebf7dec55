package dev.wonflow.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {
  private static final Money DOLLAR = new Money(Currency.getInstance("USD"), 100);

  @Test
  void sumsAndDifferencesAreExact() {
    assertThat(Money.krw(7_000).plus(Money.krw(3_000))).isEqualTo(Money.krw(10_000));
    assertThat(Money.krw(7_000).minus(Money.krw(10_000))).isEqualTo(Money.krw(-3_000));
  }

  @Test
  void currenciesDoNotMix() {
    assertThatThrownBy(() -> Money.krw(1).plus(DOLLAR))
        .isInstanceOf(CurrencyMismatch.class)
        .hasMessageContaining("KRW")
        .hasMessageContaining("USD");
    assertThatThrownBy(() -> Money.krw(1).compareTo(DOLLAR)).isInstanceOf(CurrencyMismatch.class);
  }

  @Test
  void overflowIsLoud() {
    assertThatThrownBy(() -> Money.krw(Long.MAX_VALUE).plus(Money.krw(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.krw(Long.MIN_VALUE).minus(Money.krw(1)))
        .isInstanceOf(ArithmeticException.class);
  }
}
