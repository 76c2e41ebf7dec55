package dev.wonflow.benchmark;

import dev.wonflow.id.PaymentId;
import jakarta.persistence.EntityManager;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same steps as one would write them first: a transaction for the request, and one around Toss,
 * books and wallet for the confirm, in the caller's thread. A crash between Toss and the commit
 * loses the charge.
 */
final class PlainTransaction implements Subject {
  private final RealSteps steps;
  private final TransactionTemplate transactions;
  private final EntityManager entities;
  private final Buyers buyers;
  private final long seed;

  PlainTransaction(ApplicationContext books, Buyers buyers, long seed) {
    this.steps = RealSteps.in(books);
    this.transactions = books.getBean(TransactionTemplate.class);
    this.entities = books.getBean(EntityManager.class);
    this.buyers = buyers;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Begun begin(long number) {
    Purchase purchase = Purchase.of(seed, number);
    PaymentId id = RealSteps.id(name(), purchase);
    steps.register(id, purchase);
    return () -> confirm(id, purchase.won());
  }

  private long confirm(PaymentId id, long won) {
    String key = buyers.agree(id.value(), won);
    long begin = System.nanoTime();
    transactions.executeWithoutResult(status -> confirm(id, key, won));
    return System.nanoTime() - begin;
  }

  private void confirm(PaymentId id, String key, long won) {
    steps.begin(id, key);
    forget();
    String approvedAt = steps.charge(id, key, won);
    String journal = steps.book(id, key, won, approvedAt);
    forget();
    steps.credit(id, journal);
  }

  /** What the steps read anew in transactions of their own. */
  private void forget() {
    entities.flush();
    entities.clear();
  }
}
