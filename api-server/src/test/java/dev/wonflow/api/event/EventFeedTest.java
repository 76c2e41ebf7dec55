package dev.wonflow.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.World;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventFeedTest extends ApiTest {
  private static final String OURS = "demo";

  @Test
  void theFeedIsReadPageByPageWithoutAGap() {
    String payment = "pay_" + UUID.randomUUID();
    String start = end();
    for (int n = 0; n < 5; n++) {
      write(OURS, payment, n);
    }

    List<String> read = new ArrayList<>();
    String after = start;
    for (int page = 0; page < 3; page++) {
      Answer answer = http.get("/events/v1?limit=2&after=" + after);
      answer.json().at("/events").forEach(event -> read.add(event.at("/data/n").asString()));
      after = answer.at("/next");
    }

    assertThat(read).containsExactly("0", "1", "2", "3", "4");
    assertThat(http.get("/events/v1?after=" + after).at("/next")).isEqualTo(after);
  }

  @Test
  void anEventSaysWhatBecameTrueAndWhen() {
    String payment = "pay_" + UUID.randomUUID();
    String start = end();
    write(OURS, payment, 7);

    Answer answer = http.get("/events/v1?after=" + start);

    assertThat(answer.at("/events/0/type")).isEqualTo("payment.done");
    assertThat(answer.at("/events/0/paymentId")).isEqualTo(payment);
    assertThat(answer.at("/events/0/occurredAt")).endsWith("+09:00");
  }

  @Test
  void anotherClientsEventsAreNotTold() {
    String start = end();
    write("other", "pay_other", 1);

    assertThat(http.get("/events/v1?after=" + start).json().at("/events")).isEmpty();
  }

  @Test
  void aCursorThatWeDidNotMakeIsRefused() {
    for (String after : new String[] {"x", "MTox", "Li4u", "%00", "LTE6MQ", "a%20b"}) {
      assertThat(http.get("/events/v1?after=" + after).status())
          .isEqualTo(after.equals("MTox") ? 200 : 400);
    }
  }

  private String end() {
    String after = http.get("/events/v1").at("/next");
    while (true) {
      Answer page = http.get("/events/v1?limit=100&after=" + after);
      if (page.json().at("/events").isEmpty()) {
        return after;
      }
      after = page.at("/next");
    }
  }

  private static void write(String client, String payment, int n) {
    World.ROWS
        .sql(
            """
            insert into event (key, type, client, payment_id, data)
            values (:key, 'payment.done', :client, :payment, cast(:data as jsonb))
            """)
        .param("key", UUID.randomUUID().toString())
        .param("client", client)
        .param("payment", payment)
        .param("data", "{\"n\":\"" + n + "\"}")
        .update();
  }
}
