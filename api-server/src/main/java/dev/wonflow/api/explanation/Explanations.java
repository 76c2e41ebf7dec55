package dev.wonflow.api.explanation;

import dev.wonflow.api.operation.Inbox;
import dev.wonflow.api.operation.Run;
import dev.wonflow.api.operation.Runs;
import dev.wonflow.api.payment.Payment;
import io.grpc.StatusRuntimeException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what is known about a payment: views and Temporal's description, no query. */
@Component
public class Explanations {
  private final Inbox inbox;
  private final Runs runs;
  private final JdbcClient database;
  private final Story story;

  Explanations(Inbox inbox, Runs runs, JdbcClient database, Story story) {
    this.inbox = inbox;
    this.runs = runs;
    this.database = database;
    this.story = story;
  }

  /** In the reader's words; also while Temporal is away. */
  public Explanation of(Payment payment, Locale locale) {
    String id = payment.id().value();
    return story.tell(new Known(payment, inbox.find(id), run(payment), hints(id)), locale);
  }

  private Optional<Run> run(Payment payment) {
    try {
      return Optional.of(runs.find(payment.id()));
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  private long hints(String paymentId) {
    return database
        .sql("select count(*) from webhook_receipt_view where payment_id = :payment")
        .param("payment", paymentId)
        .query(Long.class)
        .single();
  }
}
