package dev.wonflow.simulator.fault;

import dev.wonflow.simulator.fault.FaultPlan.Kind;
import dev.wonflow.simulator.gateway.Endpoint;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One plan at work. Faults live in memory: a restarted simulator behaves well until told otherwise.
 */
public final class Fault {
  private final String id;
  private final FaultPlan plan;
  private final Random random;
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger held = new AtomicInteger();
  private int used;

  Fault(String id, FaultPlan plan) {
    this.id = id;
    this.plan = plan;
    this.random = new Random(plan.seed() == null ? 0 : plan.seed());
  }

  /** Whether it strikes this time; a draw or a use is spent only where it could. */
  synchronized boolean strikes(Endpoint endpoint, @Nullable String orderId) {
    if (plan.endpoint() != endpoint || isSpent()) {
      return false;
    }
    if (plan.orderId() != null && !plan.orderId().equals(orderId)) {
      return false;
    }
    if (plan.probability() != null && random.nextDouble() >= plan.probability()) {
      return false;
    }
    used++;
    return true;
  }

  synchronized boolean isSpent() {
    return plan.count() != null && used >= plan.count();
  }

  /** Used up at once. */
  public synchronized void spend() {
    used = plan.count() == null ? Integer.MAX_VALUE : plan.count();
  }

  public synchronized int used() {
    return used;
  }

  public int held() {
    return held.get();
  }

  void release() {
    released.countDown();
  }

  /** Waits until the fault is deleted. */
  void hold(Duration atMost) throws InterruptedException {
    held.incrementAndGet();
    try {
      if (!released.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("held for " + atMost + " without a release");
      }
    } finally {
      held.decrementAndGet();
    }
  }

  public String id() {
    return id;
  }

  /** For people. */
  public String summary() {
    var where = plan.endpoint() == null ? "" : plan.endpoint().wire();
    var order = plan.orderId() == null ? "" : " for " + plan.orderId();
    var often = plan.count() == null ? "" : " × " + plan.count();
    return where
        + " "
        + plan.fault()
        + (plan.code() == null ? "" : " " + plan.code())
        + often
        + order;
  }

  public FaultPlan plan() {
    return plan;
  }

  public Kind kind() {
    return Objects.requireNonNull(plan.fault());
  }
}
