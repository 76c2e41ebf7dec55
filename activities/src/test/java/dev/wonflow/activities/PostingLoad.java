package dev.wonflow.activities;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.Ledger;
import dev.wonflow.local.Database;
import dev.wonflow.money.Money;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import dev.wonflow.wallet.Wallet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Charged payments of one order each, booked and credited by the real activities in many threads.
 */
final class PostingLoad {
  static final int THREADS = 32;
  static final long AMOUNT = 10_000;
  static final long SELLERS_SHARE = 9_700;

  private final Ledger ledger;
  private final Wallet wallet;
  private final JdbcClient owner;

  PostingLoad(Ledger ledger, Wallet wallet, Database database) {
    this.ledger = ledger;
    this.wallet = wallet;
    this.owner =
        JdbcClient.create(
            new DriverManagerDataSource(
                database.url(), database.owner().user(), database.owner().password()));
  }

  JdbcClient owner() {
    return owner;
  }

  /** Wallets that exist already, so that all credits are of the same kind. */
  void open(String seller, int sellers) {
    owner
        .sql(
            "insert into wallet (seller_id, currency) select ? || n, 'KRW' from generate_series(0,"
                + " ?) n")
        .params(seller, sellers - 1)
        .update();
  }

  /**
   * Books and credits payments, spread over sellers.
   *
   * @return payments per second; each is one journal of four entries and one credit
   */
  double postingsPerSecond(int payments, String seller, int sellers) {
    String run = "pay_" + UUID.randomUUID().toString().substring(0, 13);
    charge(run, payments, seller, sellers);
    AtomicInteger next = new AtomicInteger();
    long started = System.nanoTime();
    AtOnce.times(
        THREADS,
        thread -> {
          for (int n = next.getAndIncrement(); n < payments; n = next.getAndIncrement()) {
            String id = run + "_" + n;
            AtOnce.retrying(() -> post(id));
          }
          return thread;
        });
    return payments / ((System.nanoTime() - started) / 1e9);
  }

  private Credited post(String id) {
    PaymentId payment = new PaymentId(id);
    Capture capture =
        new Capture(
            payment,
            new PaymentKey("key-" + id),
            Money.krw(AMOUNT),
            1,
            TestPayment.APPROVED_AT,
            "카드",
            "digest");
    return wallet.credit(new Credit(payment, ledger.capture(capture).journalKey()));
  }

  /** Payments as they stand when Toss has charged them. */
  private void charge(String run, int payments, String seller, int sellers) {
    owner
        .sql(
            """
            insert into payment_event (id, order_id, client, buyer_id, order_name, amount, currency, status, fingerprint,
                                       payment_key, requested_at, expires_at)
            select id, id, 'demo', 'buyer', 'An order', :amount, 'KRW', 'EXECUTING', 'x', 'key-' || id, now(), now()
              from (select :run || '_' || n as id from generate_series(0, :last) n) p
            """)
        .param("run", run)
        .param("last", payments - 1)
        .param("amount", AMOUNT)
        .update();
    owner
        .sql(
            """
            insert into payment_order (id, payment_event_id, position, seller_id, buyer_id, amount, currency, description,
                                       payment_order_status)
            select :run || '_' || n || '-1', :run || '_' || n, 1, :seller || (n * 7919 % :sellers), 'buyer', :amount, 'KRW',
                   'a thing', 'EXECUTING'
              from generate_series(0, :last) n
            """)
        .param("run", run)
        .param("last", payments - 1)
        .param("seller", seller)
        .param("sellers", sellers)
        .param("amount", AMOUNT)
        .update();
  }
}
