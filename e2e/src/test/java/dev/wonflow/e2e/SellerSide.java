package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.e2e.Http.Answer;
import java.time.Duration;
import java.util.UUID;

/** A seller that no other test knows: earns, and is paid. */
final class SellerSide {
  static final Duration LIMIT = Duration.ofMinutes(2);
  static final String ACCOUNT = "110987654321";

  /** One of Toss's own accounts for trying failures. */
  static final String FAILING = "77701777777";

  final String id = "seller-" + UUID.randomUUID();
  private final RunningSystem running;
  private final Finance finance;

  SellerSide(RunningSystem running) {
    this.running = running;
    this.finance = new Finance(running.system.apiUrl(), running.system.demoKey("finance"));
  }

  SellerSide registered(String account) {
    assertThat(finance.register(id, account).status()).isEqualTo(201);
    Until.holds("payable", LIMIT, () -> finance.sellerStatus(id).equals("PARTIALLY_APPROVED"));
    return this;
  }

  /** A buyer pays; answers the paymentId. */
  String sells(long won) {
    String paymentId = running.shop.pay(id, won);
    String paymentKey = running.toss.authenticate(paymentId, won);
    Answer answer = running.shop.confirm(paymentId, paymentKey, won);
    assertThat(answer.json().get("status").asText()).isEqualTo("DONE");
    return paymentId;
  }

  /** The same, and the order arrives. */
  SellerSide earns(long won) {
    assertThat(running.shop.deliver(sells(won), 1).status()).isEqualTo(200);
    return this;
  }

  /** Finance pays; answers the payoutId. */
  String paid(long won) {
    return payoutId(finance.pay(id, won));
  }

  static String payoutId(Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.json().get("payoutId").asText();
  }

  /** Waits until a payout stands so. */
  void await(String payoutId, String status) {
    Until.holds(
        payoutId + " is " + status, LIMIT, () -> finance.payoutStatus(payoutId).equals(status));
  }

  long balance() {
    return running.books.number("select balance from wallet where seller_id = ?", id);
  }
}
