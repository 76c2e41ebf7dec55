package dev.wonflow.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.money.Money;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommissionTest {
  @Test
  void tenThousandWonAtThreePercent() {
    assertThat(Commission.of(Money.krw(10_000), 300))
        .isEqualTo(new Commission(Money.krw(9_700), Money.krw(273), Money.krw(27)));
  }

  @Test
  void fractionsOfTheFeeAreTheSellers() {
    assertThat(Commission.of(Money.krw(33), 300))
        .isEqualTo(new Commission(Money.krw(33), Money.krw(0), Money.krw(0)));
    assertThat(Commission.of(Money.krw(34), 300))
        .isEqualTo(new Commission(Money.krw(33), Money.krw(1), Money.krw(0)));
  }

  @Test
  void partsAlwaysMakeUpTheWhole() {
    long seed = new Random().nextLong();
    System.out.println("Seed of the commissions: " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      long amount = 1 + random.nextLong(1_000_000_000);
      int basisPoints = random.nextInt(10_001);

      Commission parts = Commission.of(Money.krw(amount), basisPoints);

      String of = "seed " + seed + ": " + amount + " at " + basisPoints;
      long fee =
          BigInteger.valueOf(amount)
              .multiply(BigInteger.valueOf(basisPoints))
              .divide(BigInteger.valueOf(10_000))
              .longValueExact();
      assertThat(parts.seller().plus(parts.commission()).plus(parts.vat()))
          .as(of)
          .isEqualTo(Money.krw(amount));
      assertThat(parts.commission().plus(parts.vat())).as(of).isEqualTo(Money.krw(fee));
      assertThat(parts.vat()).as(of).isEqualTo(Money.krw(fee / 11));
    }
  }
}
