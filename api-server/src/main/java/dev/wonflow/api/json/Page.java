package dev.wonflow.api.json;

import dev.wonflow.api.problem.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next goes into {@code after} to read on; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
  /** One thing and its place in the list. */
  public record Row<T>(long place, T item) {}

  /** The first rows; there is more where one more was found than wanted. */
  public static <T> Page<T> of(int limit, List<Row<T>> found) {
    List<Row<T>> rows = found.subList(0, Math.min(limit, found.size()));
    boolean more = found.size() > limit;
    return new Page<>(
        rows.stream().map(Row::item).toList(), more ? Long.toString(rows.getLast().place()) : null);
  }

  /** The place to read on from; refuses what is no {@code next} of ours. */
  public static long after(@Nullable String sent, long first) {
    if (sent == null) {
      return first;
    }
    if (!sent.matches("[0-9]{1,18}")) {
      throw Require.invalid("after", "a `next` of an earlier page");
    }
    return Long.parseLong(sent);
  }
}
