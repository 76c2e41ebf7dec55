package dev.wonflow.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.activities.ledger.OrderBooks.Booked;
import dev.wonflow.activities.ledger.OrderBooks.Share;
import dev.wonflow.money.Money;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However an order is given back, its parts come back whole, and no won is left anywhere. */
class ShareTest {
  @Test
  void partsOfEveryRefundMakeUpTheWholeAndTheLastOneTakesTheRest() {
    long seed = new Random().nextLong();
    System.out.println("Seed of the splits: " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      long amount = 1 + random.nextLong(i % 2 == 0 ? 100 : 1_000_000_000);
      Commission charged = Commission.of(Money.krw(amount), random.nextInt(10_001));
      giveBackBitByBit("seed " + seed + ", split " + i, amount, charged, random);
    }
  }

  private static void giveBackBitByBit(
      String split, long amount, Commission charged, Random random) {
    Booked booked =
        new Booked("o", amount, charged.commission().minor(), charged.vat().minor(), 0, 0, 0);
    long seller = 0;
    while (booked.refunded() < amount) {
      long left = amount - booked.refunded();
      long part = random.nextInt(5) == 0 ? left : 1 + random.nextLong(left);
      Share share = booked.next(part);
      assertThat(share.seller() + share.commission() + share.vat()).as(split).isEqualTo(part);
      assertThat(share.commission()).as(split).isNotNegative();
      assertThat(share.vat()).as(split).isNotNegative();
      assertThat(share.seller()).as(split).isLessThanOrEqualTo(booked.mostOfSeller(part));
      seller += share.seller();
      booked = after(booked, part, share);
    }
    assertThat(seller).as(split).isEqualTo(charged.seller().minor());
    assertThat(booked.commissionBack()).as(split).isEqualTo(booked.commission());
    assertThat(booked.vatBack()).as(split).isEqualTo(booked.vat());
  }

  private static Booked after(Booked before, long part, Share share) {
    return new Booked(
        before.paymentOrderId(),
        before.orderAmount(),
        before.commission(),
        before.vat(),
        before.refunded() + part,
        before.commissionBack() + share.commission(),
        before.vatBack() + share.vat());
  }
}
