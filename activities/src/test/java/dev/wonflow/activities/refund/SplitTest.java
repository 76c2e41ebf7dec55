package dev.wonflow.activities.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitTest {

  @Test
  void largestRemainderGetsTheLastWon() {
    assertThat(Split.of(1_001, List.of(7_000L, 3_000L))).containsExactly(701L, 300L);
    assertThat(Split.of(100, List.of(1L, 1L, 98L))).containsExactly(1L, 1L, 98L);
  }

  @Test
  void firstOfTwoEqualRemaindersGetsIt() {
    assertThat(Split.of(1, List.of(5L, 5L))).containsExactly(1L, 0L);
  }

  @Test
  void moreThanIsThereIsNotDivided() {
    assertThatThrownBy(() -> Split.of(11, List.of(5L, 5L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void partsMakeUpTheWholeAndNoneExceedsItsWeight() {
    long seed = System.nanoTime();
    System.out.println("partsMakeUpTheWholeAndNoneExceedsItsWeight: seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      List<Long> weights = new ArrayList<>();
      int count = 1 + random.nextInt(100);
      for (int n = 0; n < count; n++) {
        weights.add(random.nextLong(random.nextBoolean() ? 10 : 10_000_000));
      }
      long whole = weights.stream().mapToLong(Long::longValue).sum();
      long amount = random.nextLong(whole + 1);

      List<Long> parts = Split.of(amount, weights);

      assertThat(parts.stream().mapToLong(Long::longValue).sum())
          .as("seed " + seed)
          .isEqualTo(amount);
      for (int n = 0; n < count; n++) {
        assertThat(parts.get(n)).as("seed " + seed).isBetween(0L, weights.get(n));
      }
    }
  }
}
