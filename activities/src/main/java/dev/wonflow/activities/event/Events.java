package dev.wonflow.activities.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The feed of events; each is written in the transaction that makes it true. */
@Component
public class Events {
  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;

  Events(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds an event. A second one of the same type for one payment is refused by its key. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(Event event) {
    jdbc.sql(
            """
            insert into event (key, type, client, payment_id, data)
            values (:key, :type, :client, :paymentId, cast(:data as jsonb))
            """)
        .param("key", event.key())
        .param("type", event.type())
        .param("client", event.client())
        .param("paymentId", event.paymentId())
        .param("data", json(event.data()))
        .update();
  }

  private static String json(Object data) {
    try {
      return JSON.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Event data is made of records of strings", e);
    }
  }
}
