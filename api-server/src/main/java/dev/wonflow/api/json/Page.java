package dev.wonflow.api.json;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  /** The first ones, where the place of one is its id. */
  public static <T> Page<T> byId(int limit, List<T> found, Function<T, String> id) {
    List<T> items = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(items, found.size() > limit ? id.apply(items.getLast()) : null);
  }

  /** The same part, each thing as something else. */
  public <U> Page<U> map(Function<T, U> as) {
    return new Page<>(items.stream().map(as).toList(), next);
  }

  /** The place to read on from; refuses what is no {@code next} of ours. */
  public static long after(@Nullable String sent, long first) {
    if (sent == null) {
      return first;
    }
    if (!sent.matches("[0-9]{1,18}")) {
      throw unknown();
    }
    return Long.parseLong(sent);
  }

  /** The id to read on from, empty for the first part; refuses one that is not found. */
  public static String after(@Nullable String sent, Function<String, Optional<?>> find) {
    return sent == null ? "" : find.apply(sent).map(found -> sent).orElseThrow(Page::unknown);
  }

  /** What was sent to read on from is no {@code next} of ours. */
  public static Refused unknown() {
    return Require.invalid("after", "a `next` of an earlier page");
  }
}
