package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.Timer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The timers of 30 and 10 minutes, on Toss's clock. */
@Component
public class Expiry implements Timer {
  private static final int BATCH = 500;
  private final Payments payments;
  private final Changes changes;
  private final SimulatorClock clock;
  private final TransactionTemplate transaction;

  Expiry(
      Payments payments, Changes changes, SimulatorClock clock, TransactionTemplate transaction) {
    this.payments = payments;
    this.changes = changes;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** Expires what is due, each in a transaction of its own. */
  @Override
  @Scheduled(fixedDelay = 250)
  public void sweep() {
    for (var key : payments.due(clock.now(), BATCH)) {
      transaction.executeWithoutResult(status -> changes.current(key));
    }
  }
}
