package dev.wonflow.activities.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wonflow.id.PaymentId;
import dev.wonflow.wallet.Credit;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;

class GroupCommitTest {
  private static final int TURNS = 4;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final CountDownLatch disk = new CountDownLatch(1);
  private final LinkedBlockingQueue<List<Credit>> transactions = new LinkedBlockingQueue<>();
  private final Set<Credit> impossible = new HashSet<>();
  private final Set<Credit> movedBefore = new HashSet<>();

  @Test
  void whatWaitsForATurnMovesTogether() {
    GroupCommit group = new GroupCommit(this::transaction, LONG);
    List<CompletableFuture<Boolean>> first = moving(group, 0, TURNS);
    List<CompletableFuture<Boolean>> waiting = moving(group, TURNS, 30);

    disk.countDown();

    assertThat(first).allSatisfy(each -> assertThat(each).succeedsWithin(LONG).isEqualTo(true));
    assertThat(waiting).allSatisfy(each -> assertThat(each).succeedsWithin(LONG).isEqualTo(true));
    assertThat(transactions.stream().map(List::size)).containsExactly(1, 1, 1, 1, 26);
  }

  @Test
  void groupHasABound() {
    GroupCommit group = new GroupCommit(this::transaction, LONG);
    List<CompletableFuture<Boolean>> all = moving(group, 0, TURNS + 120);

    disk.countDown();

    assertThat(all).allSatisfy(each -> assertThat(each).succeedsWithin(LONG).isEqualTo(true));
    assertThat(transactions).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(50));
  }

  @Test
  void whatFailsFailsAlone() {
    impossible.add(credit(TURNS + 1));
    movedBefore.add(credit(TURNS + 2));
    GroupCommit group = new GroupCommit(this::transaction, LONG);
    moving(group, 0, TURNS);
    List<CompletableFuture<Boolean>> waiting = moving(group, TURNS, TURNS + 3);

    disk.countDown();

    assertThat(waiting.get(0)).succeedsWithin(LONG).isEqualTo(true);
    assertThat(waiting.get(1))
        .failsWithin(LONG)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(DataIntegrityViolationException.class);
    assertThat(waiting.get(2)).succeedsWithin(LONG).isEqualTo(false);
  }

  @Test
  void whoGetsNoTurnInTimeMovesNothingLater() {
    GroupCommit group = new GroupCommit(this::transaction, Duration.ofMillis(200));
    List<CompletableFuture<Boolean>> first = moving(group, 0, TURNS);

    assertThatThrownBy(() -> group.move(credit(TURNS))).isInstanceOf(QueryTimeoutException.class);
    disk.countDown();

    assertThat(first).allSatisfy(each -> assertThat(each).succeedsWithin(LONG).isEqualTo(true));
    assertThat(group.move(credit(TURNS + 1))).isTrue();
    assertThat(transactions.stream().flatMap(List::stream)).doesNotContain(credit(TURNS));
  }

  /** Begins in this order; each is at the disk, or waits for a turn, when the next one begins. */
  private List<CompletableFuture<Boolean>> moving(GroupCommit group, int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> moving(group, credit(n))).toList();
  }

  private CompletableFuture<Boolean> moving(GroupCommit group, Credit credit) {
    CompletableFuture<Boolean> moved = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    moved.complete(group.move(credit));
                  } catch (RuntimeException e) {
                    moved.completeExceptionally(e);
                  }
                });
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING)
                    .contains(thread.getState()));
    return moved;
  }

  /** As the database does it, on a disk that is slow until it is told. */
  private Set<Credit> transaction(List<Credit> credits) {
    transactions.add(credits);
    try {
      disk.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (credits.stream().anyMatch(impossible::contains)) {
      throw new DataIntegrityViolationException("one of " + credits);
    }
    Set<Credit> moved = new HashSet<>(credits);
    moved.removeAll(movedBefore);
    return moved;
  }

  private static Credit credit(int number) {
    return new Credit(new PaymentId("payment-" + number), "capture:payment-" + number);
  }
}
