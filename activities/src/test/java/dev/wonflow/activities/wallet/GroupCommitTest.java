package dev.wonflow.activities.wallet;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wonflow.id.PaymentId;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;

class GroupCommitTest {
  private static final Credited DONE = new Credited(PaymentStatus.DONE, 1);
  private static final int TURNS = 2;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final CountDownLatch disk = new CountDownLatch(1);
  private final LinkedBlockingQueue<List<Credit>> transactions = new LinkedBlockingQueue<>();
  private final Set<Credit> impossible = new HashSet<>();
  private final Set<Credit> notInTheBooks = new HashSet<>();

  @Test
  void whatWaitsForATurnIsCreditedTogether() {
    GroupCommit group = new GroupCommit(this::transaction, LONG);
    List<CompletableFuture<Optional<Credited>>> first = crediting(group, 0, TURNS);
    List<CompletableFuture<Optional<Credited>>> waiting = crediting(group, TURNS, 30);

    disk.countDown();

    assertThat(first)
        .allSatisfy(each -> assertThat(each).succeedsWithin(LONG).isEqualTo(Optional.of(DONE)));
    assertThat(waiting)
        .allSatisfy(each -> assertThat(each).succeedsWithin(LONG).isEqualTo(Optional.of(DONE)));
    assertThat(transactions.stream().map(List::size)).containsExactly(1, 1, 28);
  }

  @Test
  void groupHasABound() {
    GroupCommit group = new GroupCommit(this::transaction, LONG);
    List<CompletableFuture<Optional<Credited>>> all = crediting(group, 0, TURNS + 120);

    disk.countDown();

    assertThat(all)
        .allSatisfy(each -> assertThat(each).succeedsWithin(LONG).isEqualTo(Optional.of(DONE)));
    assertThat(transactions).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(50));
  }

  @Test
  void whatFailsFailsAlone() {
    impossible.add(credit(TURNS + 1));
    notInTheBooks.add(credit(TURNS + 2));
    GroupCommit group = new GroupCommit(this::transaction, LONG);
    crediting(group, 0, TURNS);
    List<CompletableFuture<Optional<Credited>>> waiting = crediting(group, TURNS, TURNS + 3);

    disk.countDown();

    assertThat(waiting.get(0)).succeedsWithin(LONG).isEqualTo(Optional.of(DONE));
    assertThat(waiting.get(1))
        .failsWithin(LONG)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(DataIntegrityViolationException.class);
    assertThat(waiting.get(2)).succeedsWithin(LONG).isEqualTo(Optional.empty());
  }

  @Test
  void whoGetsNoTurnInTimeIsNotCreditedLater() {
    GroupCommit group = new GroupCommit(this::transaction, Duration.ofMillis(200));
    List<CompletableFuture<Optional<Credited>>> first = crediting(group, 0, TURNS);

    assertThatThrownBy(() -> group.credit(credit(TURNS))).isInstanceOf(QueryTimeoutException.class);
    disk.countDown();

    assertThat(first)
        .allSatisfy(each -> assertThat(each).succeedsWithin(LONG).isEqualTo(Optional.of(DONE)));
    assertThat(group.credit(credit(TURNS + 1))).contains(DONE);
    assertThat(transactions.stream().flatMap(List::stream)).doesNotContain(credit(TURNS));
  }

  /** Begins in this order; each is at the disk, or waits for a turn, when the next one begins. */
  private List<CompletableFuture<Optional<Credited>>> crediting(
      GroupCommit group, int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> crediting(group, credit(n))).toList();
  }

  private CompletableFuture<Optional<Credited>> crediting(GroupCommit group, Credit credit) {
    CompletableFuture<Optional<Credited>> credited = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    credited.complete(group.credit(credit));
                  } catch (RuntimeException e) {
                    credited.completeExceptionally(e);
                  }
                });
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING)
                    .contains(thread.getState()));
    return credited;
  }

  /** As the database does it, on a disk that is slow until it is told. */
  private Map<Credit, Credited> transaction(List<Credit> credits) {
    transactions.add(credits);
    try {
      disk.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (credits.stream().anyMatch(impossible::contains)) {
      throw new DataIntegrityViolationException("one of " + credits);
    }
    return credits.stream()
        .filter(credit -> !notInTheBooks.contains(credit))
        .collect(toMap(Function.identity(), credit -> DONE));
  }

  private static Credit credit(int number) {
    return new Credit(new PaymentId("payment-" + number), "capture:payment-" + number);
  }
}
