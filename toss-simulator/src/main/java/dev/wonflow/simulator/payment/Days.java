package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes up payments of a day, some of them canceled the same day; the same seed makes the same day.
 */
@Service
public class Days {
  public static final int MOST = 100_000;
  private static final int SECONDS = 23 * 60 * 60;
  private final Payments payments;
  private final Movements movements;
  private final Settings settings;

  /** Charges are made besides the payments, one a second from ten in the morning. */
  public record Day(LocalDate date, int payments, long seed, List<Charge> charges) {}

  /** A shop's own order, charged as if its answer and its webhook had been lost. */
  public record Charge(String orderId, long amount) {}

  /** What was made, in won. */
  public record Made(LocalDate date, int payments, int cancels, long approved, long canceled) {}

  Days(Payments payments, Movements movements, Settings settings) {
    this.payments = payments;
    this.movements = movements;
    this.settings = settings;
  }

  @Transactional
  public Made make(Day day) {
    var random = new Random(day.seed());
    var midnight = day.date().atStartOfDay(SeoulTime.ZONE).toInstant();
    int cancels = 0;
    long approved = 0;
    long canceled = 0;
    for (int i = 0; i < day.payments(); i++) {
      var at = midnight.plusSeconds(random.nextInt(SECONDS)).plusMillis(random.nextInt(1000));
      var payment = write(payment(day, i, at, random), at);
      approved += payment.order().amount();
      cancels += payment.cancels().size();
      canceled += payment.order().amount() - payment.balance();
    }
    var ten = midnight.plus(Duration.ofHours(10));
    for (int i = 0; i < day.charges().size(); i++) {
      approved +=
          write(charged(day.charges().get(i), ten.plusSeconds(i)), ten.plusSeconds(i))
              .order()
              .amount();
    }
    return new Made(day.date(), day.payments() + day.charges().size(), cancels, approved, canceled);
  }

  private Payment charged(Charge charge, Instant at) {
    var order = order(charge.orderId(), charge.amount(), at.minusSeconds(60));
    return Payment.open(order).authenticate(Means.of(Method.CARD, null, null, at)).approve(at);
  }

  private Payment write(Payment payment, Instant at) {
    payments.insert(payment);
    if (payment.approval() != null) {
      movements.approved(payment, payment.approval(), at);
    }
    payment.lastCancel().ifPresent(cancel -> movements.canceled(payment, cancel));
    return payment;
  }

  /** Of a hundred: 8 canceled as a whole, 4 in part. */
  private Payment payment(Day day, int number, Instant at, Random random) {
    var method = random.nextInt(10) < 7 ? Method.CARD : Method.EASY_PAY;
    long amount = 1000 + 100L * random.nextInt(2000);
    var orderId = "day-" + day.date() + "-" + day.seed() + "-" + number;
    var order = order(orderId, amount, at.minusSeconds(60));
    var done = Payment.open(order).authenticate(Means.of(method, null, null, at)).approve(at);
    int chance = random.nextInt(100);
    if (chance < 8) {
      return done.cancel(amount, 0, "단순 변심", at.plusSeconds(1800));
    }
    return chance < 12 ? done.cancel(amount / 2, 0, "부분 취소", at.plusSeconds(1800)) : done;
  }

  private Order order(String orderId, long amount, Instant at) {
    var key = PaymentKeys.next(at);
    return new Order(
        settings.merchant(), key, orderId, "주문", null, amount, 0, null, null, Map.of(), at);
  }
}
