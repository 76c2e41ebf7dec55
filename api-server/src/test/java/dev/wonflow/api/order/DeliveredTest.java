package dev.wonflow.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A shop reports that an order is delivered. */
class DeliveredTest extends ApiTest {
  private final String id =
      Stored.aPayment().status(PaymentStatus.DONE).key("key-" + UUID.randomUUID()).insert();

  @Test
  void aReportIsStoredEvenWhenNobodyWorksOnIt() {
    credited();

    Answer first = report(id + "-1");
    Answer again = report(id + "-1");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.header("Location")).isEqualTo("/payments/order/v1/" + id + "-1");
    assertThat(first.header("Retry-After")).isEqualTo("2");
    assertThat(again.status()).isEqualTo(202);
    assertThat(World.events("delivery-" + id + "-1")).isNotEmpty();
  }

  @Test
  void aDeliveryThatIsKnownIsAnsweredWithItsTime() {
    credited();
    World.ROWS
        .sql("update payment_order set delivered_at = '2026-01-05T09:00:00+09:00' where id = ?")
        .param(id + "-1")
        .update();

    Answer answer = report(id + "-1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/deliveredAt")).isEqualTo("2026-01-05T09:00:00+09:00");
  }

  @Test
  void whatIsNotCreditedIsNotDelivered() {
    assertThat(report(id + "-1").problem()).isEqualTo("409 PAYMENT_STATE_CONFLICT");
  }

  @Test
  void ordersOfOthersAreNotThere() {
    credited();
    World.keep("wf_test_another_shop_0123456789", "other", "shop", "checkout");

    assertThat(
            http.with("wf_test_another_shop_0123456789")
                .post("/payments/order/v1/" + id + "-1/delivered", "")
                .problem())
        .isEqualTo("404 NOT_FOUND");
    assertThat(report(id + "-2").problem()).isEqualTo("404 NOT_FOUND");
  }

  private Answer report(String order) {
    return http.post("/payments/order/v1/" + order + "/delivered", "");
  }

  private void credited() {
    World.ROWS
        .sql(
            """
            update payment_order set payment_order_status = 'SUCCESS', ledger_updated = true, wallet_updated = true
             where payment_event_id = ?
            """)
        .param(id)
        .update();
  }
}
