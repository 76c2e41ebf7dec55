package dev.wonflow.activities.wallet;

import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;

/**
 * Does together, in one transaction, the credits that wait for a turn at the same time. A seller's
 * wallet is one row, locked until its change is on the disk: one by one, a hot seller would be
 * credited as often a second as the disk can write.
 */
final class GroupCommit {
  /**
   * Transactions at the same time: more than one, so that a seller's locked row stops no other; no
   * more than two, since those of a hot seller wait for each other, each with a smaller group.
   */
  private static final int TURNS = 2;

  /** Credits in a transaction, so that it stays short. */
  private static final int MOST = 50;

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  private final Function<List<Credit>, Map<Credit, Credited>> transaction;
  private final Duration patience;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Semaphore turns = new Semaphore(TURNS, true);

  /**
   * @param transaction does credits, all or none, and tells what became of those that it could
   * @param patience how long a credit waits for its turn, and then for its transaction
   */
  GroupCommit(Function<List<Credit>, Map<Credit, Credited>> transaction, Duration patience) {
    this.transaction = transaction;
    this.patience = patience;
  }

  /**
   * What became of it; empty if it cannot be done.
   *
   * @throws DataAccessException if it failed, or if that is not known in time
   */
  Optional<Credited> credit(Credit credit) {
    Waiting mine = new Waiting(credit, new CompletableFuture<>());
    queue.add(mine);
    try {
      if (turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return inTurn(mine);
      }
      queue.remove(mine);
      throw new QueryTimeoutException("no turn for " + credit.journalKey() + " in " + patience);
    } catch (InterruptedException e) {
      queue.remove(mine);
      Thread.currentThread().interrupt();
      throw new QueryTimeoutException("no more waiting for " + credit.journalKey(), e);
    }
  }

  private Optional<Credited> inTurn(Waiting mine) throws InterruptedException {
    try {
      if (queue.remove(mine)) {
        List<Waiting> group = groupOf(mine);
        if (group.size() == 1) {
          return alone(mine);
        }
        together(group);
      }
    } finally {
      turns.release();
    }
    return outcome(mine)
        .map(credited -> Optional.ofNullable(credited.get(mine.credit)))
        .orElseGet(() -> alone(mine));
  }

  private List<Waiting> groupOf(Waiting mine) {
    List<Waiting> group = new ArrayList<>(List.of(mine));
    queue.drainTo(group, MOST - 1);
    return group;
  }

  private void together(List<Waiting> group) {
    Optional<Map<Credit, Credited>> credited = Optional.empty();
    try {
      credited = Optional.of(transaction.apply(group.stream().map(Waiting::credit).toList()));
    } catch (DataAccessException e) {
      log.warn("{} credits failed together, each is tried alone", group.size(), e);
    } finally {
      Optional<Map<Credit, Credited>> outcome = credited;
      group.forEach(each -> each.credited.complete(outcome));
    }
  }

  private Optional<Map<Credit, Credited>> outcome(Waiting mine) throws InterruptedException {
    try {
      return mine.credited.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new QueryTimeoutException(mine.credit.journalKey() + " took over " + patience, e);
    }
  }

  private Optional<Credited> alone(Waiting mine) {
    return Optional.ofNullable(transaction.apply(List.of(mine.credit)).get(mine.credit));
  }

  /**
   * @param credited what its transaction did; empty if it failed: each is then tried alone, so that
   *     none fails for another's reason
   */
  private record Waiting(
      Credit credit, CompletableFuture<Optional<Map<Credit, Credited>>> credited) {}
}
