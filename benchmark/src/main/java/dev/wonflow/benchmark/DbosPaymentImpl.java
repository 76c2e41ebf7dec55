package dev.wonflow.benchmark;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.workflow.Workflow;
import dev.wonflow.id.PaymentId;
import java.time.Duration;

/** The same steps, each one's answer kept by DBOS before the next one begins. */
final class DbosPaymentImpl implements DbosPayment {
  static final String CONFIRM = "confirm";
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private final DBOS dbos;
  private final RealSteps steps;
  private final long seed;

  DbosPaymentImpl(DBOS dbos, RealSteps steps, long seed) {
    this.dbos = dbos;
    this.steps = steps;
    this.seed = seed;
  }

  @Override
  @Workflow(name = "payment")
  public String pay(long number) {
    Purchase purchase = Purchase.of(seed, number);
    PaymentId id = RealSteps.id(Dbos.NAME, purchase);
    dbos.runStep(() -> steps.register(id, purchase), "register");
    String key =
        dbos.<String>recv(CONFIRM, LONGEST_WAIT)
            .orElseThrow(() -> new IllegalStateException("no confirm of " + id));
    dbos.runStep(() -> steps.begin(id, key), "begin");
    String approvedAt = dbos.runStep(() -> steps.charge(id, key, purchase.won()), "charge");
    String journal = dbos.runStep(() -> steps.book(id, key, purchase.won(), approvedAt), "book");
    return dbos.runStep(() -> steps.credit(id, journal), "credit");
  }
}
