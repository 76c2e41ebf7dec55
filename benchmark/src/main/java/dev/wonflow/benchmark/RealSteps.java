package dev.wonflow.benchmark;

import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.SellerId;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.Ledger;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Beginning;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentRecords;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.Waits;
import dev.wonflow.toss.Confirm;
import dev.wonflow.toss.Toss;
import dev.wonflow.toss.TossAnswer.Found;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** The steps of a payment as wonflow's worker has them, for whoever calls them in another way. */
record RealSteps(PaymentRecords records, Toss toss, Ledger ledger, Wallet wallet) {
  static RealSteps in(ApplicationContext books) {
    return new RealSteps(
        books.getBean(PaymentRecords.class),
        books.getBean(Toss.class),
        books.getBean(Ledger.class),
        books.getBean(Wallet.class));
  }

  /** Whose payment it is; each way to pay has ids of its own. */
  static PaymentId id(String way, Purchase purchase) {
    return Ids.payment(way, "demo", purchase.key());
  }

  String register(PaymentId id, Purchase purchase) {
    Instant now = Instant.now();
    Money amount = Money.krw(purchase.won());
    PaymentRequest request =
        new PaymentRequest(
            id,
            "demo",
            purchase.key(),
            purchase.buyer() + id,
            "Green tea",
            amount,
            List.of(
                new PaymentOrder(
                    Ids.order(id, 1), new SellerId(purchase.seller()), amount, "100 g")),
            null,
            now,
            now.plus(Duration.ofMinutes(30)),
            Waits.DEFAULT,
            null);
    return records.register(request).status().name();
  }

  String begin(PaymentId id, String key) {
    return records.begin(new Beginning(id, new PaymentKey(key))).status().name();
  }

  /** When Toss approved it. */
  String charge(PaymentId id, String key, long won) {
    Confirm confirm = new Confirm(id, new PaymentKey(key), Money.krw(won), 1);
    if (toss.confirm(confirm) instanceof Found found && found.payment().approvedAt() != null) {
      return found.payment().approvedAt().toString();
    }
    throw new IllegalStateException(id + " was not charged");
  }

  /** The journal's key. */
  String book(PaymentId id, String key, long won, String approvedAt) {
    return ledger
        .capture(
            new Capture(
                id, new PaymentKey(key), Money.krw(won), 1, Instant.parse(approvedAt), "카드", null))
        .journalKey();
  }

  /** DONE; anything else is an error. */
  String credit(PaymentId id, String journal) {
    String status = wallet.credit(new Credit(id, journal)).status().name();
    if (!status.equals("DONE")) {
      throw new IllegalStateException(id + " ended as " + status);
    }
    return status;
  }
}
