package dev.wonflow.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.dbos.transact.DBOS;
import dev.dbos.transact.StartWorkflowOptions;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.WorkflowHandle;
import dev.wonflow.id.PaymentId;
import dev.wonflow.local.Database;
import org.springframework.context.ApplicationContext;

/** The same steps on DBOS Transact, in this JVM, on the same PostgreSQL. */
final class Dbos implements Subject {
  static final String NAME = "dbos";
  private static final int CONNECTIONS = 20;
  private final DBOS dbos;
  private final HikariDataSource connections;
  private final DbosPayment payment;
  private final Buyers buyers;
  private final long seed;

  /**
   * Starts DBOS.
   *
   * @param own the database for its own tables
   */
  Dbos(ApplicationContext books, Database own, Buyers buyers, long seed) {
    this.connections = connections(own);
    this.dbos =
        new DBOS(DBOSConfig.defaults("benchmark").withDataSource(connections).withMigrate(true));
    this.payment =
        dbos.registerProxy(DbosPayment.class, new DbosPaymentImpl(dbos, RealSteps.in(books), seed));
    this.buyers = buyers;
    this.seed = seed;
    dbos.launch();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Begun begin(long number) {
    Purchase purchase = Purchase.of(seed, number);
    PaymentId id = RealSteps.id(NAME, purchase);
    WorkflowHandle<String, RuntimeException> handle =
        dbos.startWorkflow(() -> payment.pay(number), new StartWorkflowOptions(id.value()));
    return () -> confirm(handle, id, purchase.won());
  }

  private long confirm(WorkflowHandle<String, RuntimeException> handle, PaymentId id, long won) {
    String key = buyers.agree(id.value(), won);
    long begin = System.nanoTime();
    dbos.send(id.value(), key, DbosPaymentImpl.CONFIRM);
    String end = handle.getResult();
    if (!end.equals("DONE")) {
      throw new IllegalStateException(id + " ended as " + end);
    }
    return System.nanoTime() - begin;
  }

  @Override
  public void close() {
    dbos.close();
    connections.close();
  }

  private static HikariDataSource connections(Database own) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(own.url());
    config.setUsername(own.owner().user());
    config.setPassword(own.owner().password());
    config.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(config);
  }
}
