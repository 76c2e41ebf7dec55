package dev.wonflow.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** What a wait does by itself; what it hears is {@link StatusListenerTest}'s. */
class StatusChangesTest {
  private static final Duration FOREVER = Duration.ofMinutes(10);

  @Test
  void withoutAWordItLooksFromTimeToTime() {
    StatusChanges deaf = new StatusChanges(Duration.ofMillis(10));
    AtomicInteger looks = new AtomicInteger();

    Integer seen =
        deaf.follow("p", FOREVER, 0, () -> Optional.of(looks.incrementAndGet()), n -> n == 3);

    assertThat(seen).isEqualTo(3);
  }

  @Test
  void whatIsEnoughFromTheStartIsNotWaitedFor() {
    assertThat(
            new StatusChanges(FOREVER)
                .follow("p", FOREVER, "known", Optional::empty, "known"::equals))
        .isEqualTo("known");
  }

  @Test
  void theLastKnownIsTheAnswerWhereNothingCanBeReadUntilTheTimeIsOver() {
    StatusChanges deaf = new StatusChanges(Duration.ofMillis(10));
    AtomicInteger looks = new AtomicInteger();

    String seen =
        deaf.follow(
            "p",
            Duration.ofSeconds(1),
            "known",
            () -> {
              looks.incrementAndGet();
              throw new QueryTimeoutException("for the test");
            },
            later -> false);

    assertThat(seen).isEqualTo("known");
    assertThat(looks).hasValueGreaterThan(1);
  }
}
