package dev.wonflow.activities.wallet;

import dev.wonflow.activities.event.Event;
import dev.wonflow.activities.event.Events;
import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.activities.payment.PaymentRow;
import dev.wonflow.activities.payment.PaymentRows;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Adds the sellers' shares of a charged payment to their wallets. */
@Component
class Credits {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final PaymentRows payments;
  private final Events events;
  private final JdbcClient jdbc;
  private final GroupCommit group = new GroupCommit(this::moved, PATIENCE);

  Credits(PaymentRows payments, Events events, JdbcClient jdbc) {
    this.payments = payments;
    this.events = events;
    this.jdbc = jdbc;
  }

  /**
   * Moves the shares of the credit's journal, where they have not moved yet, and marks their
   * orders. One statement that is its own transaction, so that the rows that many payments share
   * are locked for no round trip; together with the credits that wait at the same time. A caller
   * with a transaction of its own is none of them: they do not see what it has booked, and what
   * they moved with it could be undone with it.
   */
  void move(Credit credit) {
    boolean moved =
        TransactionSynchronizationManager.isActualTransactionActive()
            ? moved(List.of(credit)).contains(credit)
            : group.move(credit);
    if (!moved) {
      requireBooked(credit); // as after a try before, or where no seller has a share
    }
  }

  /** Tells everyone that the sellers have their shares. */
  @Transactional
  public Credited announce(Credit credit) {
    PaymentRow payment = payments.get(credit.paymentId());
    if (payment.isStanding(credit.journalKey()) && !payment.isDone()) {
      payment.credited();
      payments.flush();
      events.append(
          new Event(
              "payment.done",
              payment.client(),
              payment.id(),
              payment.id() + (payment.occurrence() > 1 ? ":" + payment.occurrence() : ""),
              DoneEvent.of(payment)));
    }
    return new Credited(payment.state().status(), payment.orders().size());
  }

  private void requireBooked(Credit credit) {
    boolean booked =
        jdbc.sql("select id from journal where key = :key and payment_id = :paymentId")
            .param("key", credit.journalKey())
            .param("paymentId", credit.paymentId().value())
            .query(Long.class)
            .optional()
            .isPresent();
    BooksConflict.unless(
        booked, credit.journalKey() + " is not in the books of " + credit.paymentId());
  }

  /** Whose shares have moved. */
  private Set<Credit> moved(List<Credit> credits) {
    Set<String> keys =
        Set.copyOf(
            jdbc.sql(CreditSql.MOVE)
                .param("keys", credits.stream().map(Credit::journalKey).toArray(String[]::new))
                .param(
                    "payments",
                    credits.stream()
                        .map(credit -> credit.paymentId().value())
                        .toArray(String[]::new))
                .query(String.class)
                .list());
    return credits.stream()
        .filter(credit -> keys.contains(credit.journalKey()))
        .collect(Collectors.toSet());
  }
}
