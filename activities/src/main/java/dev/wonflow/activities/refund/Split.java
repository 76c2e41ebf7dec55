package dev.wonflow.activities.refund;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides an amount in proportion by largest remainder; the parts always make up the whole. */
final class Split {
  private Split() {}

  /**
   * One part per weight, none larger than its weight.
   *
   * @param amount 0 to the sum of the weights
   * @param weights not negative, their sum below 3 thousand million; the earlier one gets the won
   *     that two remainders fight for
   */
  static List<Long> of(long amount, List<Long> weights) {
    long whole = weights.stream().mapToLong(Long::longValue).sum();
    if (amount < 0 || amount > whole) {
      throw new IllegalArgumentException("Only what is there can be divided");
    }
    if (whole == 0) {
      return weights;
    }
    List<Long> parts = new ArrayList<>();
    weights.forEach(weight -> parts.add(Math.multiplyExact(amount, weight) / whole));
    long rest = amount - parts.stream().mapToLong(Long::longValue).sum();
    IntStream.range(0, weights.size())
        .boxed()
        .sorted(Comparator.comparingLong(n -> -(amount * weights.get(n) % whole)))
        .limit(rest)
        .forEach(n -> parts.set(n, parts.get(n) + 1));
    return parts;
  }
}
