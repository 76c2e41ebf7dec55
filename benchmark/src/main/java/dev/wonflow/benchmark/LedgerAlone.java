package dev.wonflow.benchmark;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.id.PaymentId;
import dev.wonflow.local.Database;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Charged payments of one order each, booked and credited: a journal of four entries and a credit.
 * Toss and Temporal have no part in it.
 */
final class LedgerAlone implements Subject {
  /** More than are booked in a second. */
  private static final int MOST_PER_SECOND = 3_000;

  private static final long AMOUNT = 10_000;
  private static final String APPROVED_AT = "2026-01-05T00:15:42Z";
  private final String name;
  private final int sellers;
  private final RealSteps steps;
  private final JdbcClient owner;
  private final AtomicInteger charged = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger();

  LedgerAlone(String name, int sellers, ApplicationContext books, Database database) {
    this.name = name;
    this.sellers = sellers;
    this.steps = RealSteps.in(books);
    this.owner = Usage.owner(database);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Begun begin(long number) {
    return this::post;
  }

  private long post() {
    int n = next.getAndIncrement();
    if (n >= charged.get()) {
      throw new IllegalStateException("no payment is left to book");
    }
    PaymentId id = new PaymentId(prefix() + n);
    long begin = System.nanoTime();
    steps.credit(id, steps.book(id, "key-" + id, AMOUNT, APPROVED_AT));
    return System.nanoTime() - begin;
  }

  /** Whether the books are whole after all that. */
  boolean isWhole() {
    return new VerifyLedger(owner).breaks().isEmpty();
  }

  /** More payments than can be booked in a time, as they stand when Toss has charged them. */
  void charge(Duration time) {
    int payments = Math.toIntExact(time.toSeconds() * MOST_PER_SECOND);
    int first = charged.get();
    int last = first + payments - 1;
    owner
        .sql(
            """
            insert into payment_event (id, order_id, client, buyer_id, order_name, amount, currency,
                                       status, fingerprint, payment_key, requested_at, expires_at)
            select id, id, 'demo', 'buyer', 'Green tea', :amount, 'KRW', 'EXECUTING', 'x', 'key-' || id,
                   now(), now()
              from (select :prefix || n as id from generate_series(:first, :last) n) p
            """)
        .param("prefix", prefix())
        .param("first", first)
        .param("last", last)
        .param("amount", AMOUNT)
        .update();
    owner
        .sql(
            """
            insert into payment_order (id, payment_event_id, position, seller_id, buyer_id, amount,
                                       currency, description, payment_order_status)
            select :prefix || n || '-1', :prefix || n, 1, 'seller-' || n::bigint * 7919 % :sellers, 'buyer',
                   :amount, 'KRW', '100 g', 'EXECUTING'
              from generate_series(:first, :last) n
            """)
        .param("prefix", prefix())
        .param("first", first)
        .param("last", last)
        .param("sellers", sellers)
        .param("amount", AMOUNT)
        .update();
    next.set(first);
    charged.set(first + payments);
  }

  /** Wallets that exist already, so that all credits are of the same kind. */
  void open() {
    owner
        .sql(
            """
            insert into wallet (seller_id, currency)
            select 'seller-' || n, 'KRW' from generate_series(0, ?) n on conflict do nothing
            """)
        .param(sellers - 1)
        .update();
  }

  private String prefix() {
    return "pay_" + name.replace(' ', '-') + "-";
  }
}
