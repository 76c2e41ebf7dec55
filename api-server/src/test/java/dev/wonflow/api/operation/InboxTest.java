package dev.wonflow.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Cases;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest extends ApiTest {
  private static final String INBOX = "/operations/v1/inbox";

  @BeforeEach
  void empty() {
    World.ROWS.sql("delete from operator_case").update();
  }

  @Test
  void aStuckPaymentIsListedWithAllThatAPersonNeeds() {
    String id = stuck();

    Answer inbox = http.as("operator").get(INBOX);

    assertThat(inbox.status()).isEqualTo(200);
    assertThat(inbox.json().path("items")).hasSize(1);
    assertThat(inbox.at("/items/0/paymentId")).isEqualTo(id);
    assertThat(inbox.at("/items/0/code")).isEqualTo("TOSS_NO_ANSWER");
    assertThat(inbox.at("/items/0/amount/amount")).isEqualTo("10000");
    assertThat(inbox.at("/items/0/lastError")).isEqualTo("Toss gave no answer");
    assertThat(inbox.at("/items/0/since")).endsWith("+09:00");
    assertThat(inbox.at("/items/0/nextAttemptAt")).endsWith("+09:00");
    assertThat(inbox.json().at("/items/0/mayDo"))
        .extracting(word -> word.asString())
        .containsExactly("retry", "look-up", "cancel", "handled");
    assertThat(inbox.json().path("next").isNull()).isTrue();
  }

  @Test
  void aClosedCaseIsNotListed() {
    String id = stuck();
    World.ROWS
        .sql("update operator_case set state = 'CLOSED', closed_at = now() where payment_id = :id")
        .param("id", id)
        .update();

    assertThat(http.as("operator").get(INBOX).json().path("items")).isEmpty();
  }

  @Test
  void pagesShowEveryCaseOnceTheOldestFirst() {
    List<String> stuck = new ArrayList<>();
    for (int n = 0; n < 7; n++) {
      stuck.add(stuck());
    }

    List<String> read = new ArrayList<>();
    String after = "";
    do {
      Answer page = http.as("auditor").get(INBOX + "?limit=3" + after);
      page.json().path("items").forEach(item -> read.add(item.path("paymentId").asString()));
      after = page.json().path("next").isNull() ? "" : "&after=" + page.at("/next");
    } while (!after.isEmpty());

    assertThat(read).containsExactlyElementsOf(stuck);
  }

  @Test
  void aPlaceThatWasNotHandedOutIsRefused() {
    for (String after : new String[] {"x", "-1", "1e3", "99999999999999999999"}) {
      assertThat(http.as("operator").get(INBOX + "?after=" + after).problem())
          .isEqualTo("400 INVALID_REQUEST after");
    }
    assertThat(http.as("operator").get(INBOX + "?limit=101").problem())
        .isEqualTo("400 INVALID_REQUEST limit");
  }

  private static String stuck() {
    String id =
        Stored.aPayment().status(PaymentStatus.UNKNOWN).key("key-" + System.nanoTime()).insert();
    Cases.open(id, "TOSS_NO_ANSWER");
    return id;
  }
}
