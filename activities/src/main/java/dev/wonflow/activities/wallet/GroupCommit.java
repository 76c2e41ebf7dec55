package dev.wonflow.activities.wallet;

import dev.wonflow.wallet.Credit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * Moves together, in one transaction, the credits that wait for a turn at the same time. A seller's
 * wallet is one row, locked until its change is on the disk: one by one, a hot seller would be
 * credited as often a second as the disk can write.
 */
final class GroupCommit {
  /** Transactions at the same time: more than one, so that a seller's locked row stops no other. */
  private static final int TURNS = 4;

  /** Credits in a transaction, so that it stays short. */
  private static final int MOST = 50;

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  private final Function<List<Credit>, Set<Credit>> transaction;
  private final Duration patience;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Semaphore turns = new Semaphore(TURNS, true);

  /**
   * @param transaction moves the shares of credits, all or none, and tells whose have moved
   * @param patience how long a credit waits for its turn, and then for its transaction
   */
  GroupCommit(Function<List<Credit>, Set<Credit>> transaction, Duration patience) {
    this.transaction = transaction;
    this.patience = patience;
  }

  /**
   * Whether shares of this credit have moved now.
   *
   * @throws DataAccessException if they cannot, or if it is not known in time
   */
  boolean move(Credit credit) {
    Waiting mine = new Waiting(credit, new CompletableFuture<>());
    queue.add(mine);
    try {
      if (turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return moveInTurn(mine);
      }
      queue.remove(mine);
      throw new QueryTimeoutException("no turn for " + credit.journalKey() + " in " + patience);
    } catch (InterruptedException e) {
      queue.remove(mine);
      Thread.currentThread().interrupt();
      throw new QueryTimeoutException("no more waiting for " + credit.journalKey(), e);
    }
  }

  private boolean moveInTurn(Waiting mine) throws InterruptedException {
    try {
      if (queue.remove(mine)) {
        List<Waiting> group = groupOf(mine);
        if (group.size() == 1) {
          return alone(mine);
        }
        moveTogether(group);
      }
    } finally {
      turns.release();
    }
    return outcome(mine).map(moved -> moved.contains(mine.credit)).orElseGet(() -> alone(mine));
  }

  private List<Waiting> groupOf(Waiting mine) {
    List<Waiting> group = new ArrayList<>(List.of(mine));
    queue.drainTo(group, MOST - 1);
    return group;
  }

  private void moveTogether(List<Waiting> group) {
    Optional<Set<Credit>> moved = Optional.empty();
    try {
      moved = Optional.of(transaction.apply(group.stream().map(Waiting::credit).toList()));
    } catch (DataAccessException e) {
      log.warn("{} credits did not move together, each is tried alone", group.size(), e);
    } finally {
      Optional<Set<Credit>> outcome = moved;
      group.forEach(each -> each.moved.complete(outcome));
    }
  }

  private Optional<Set<Credit>> outcome(Waiting mine) throws InterruptedException {
    try {
      return mine.moved.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new QueryTimeoutException(mine.credit.journalKey() + " took over " + patience, e);
    }
  }

  private boolean alone(Waiting mine) {
    return transaction.apply(List.of(mine.credit)).contains(mine.credit);
  }

  /**
   * @param moved the credits of its transaction that moved; empty if it failed: each is then tried
   *     alone, so that none fails for another's reason
   */
  private record Waiting(Credit credit, CompletableFuture<Optional<Set<Credit>>> moved) {}
}
