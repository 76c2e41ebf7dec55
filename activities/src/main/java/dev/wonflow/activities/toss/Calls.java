package dev.wonflow.activities.toss;

import static dev.wonflow.error.ErrorCode.ANSWER_BINDING;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.toss.TossAnswer;
import feign.FeignException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How calls of payouts v2 are made: a no is a value, what cannot be read is no answer. */
final class Calls {
  private static final Duration SEARCH = Duration.ofSeconds(60);

  private Calls() {}

  /** A value, or Toss's no, made into one; anything else fails with {@code TOSS_NO_ANSWER}. */
  static <R> R ask(Supplier<R> call, Function<TossAnswer.Refused, R> no) {
    try {
      return call.get();
    } catch (Refusal refusal) {
      return no.apply(refusal.answer());
    } catch (ApplicationFailure known) {
      throw known;
    } catch (FeignException e) {
      throw NoAnswer.because("No answer that can be read: " + e.getClass().getSimpleName());
    } catch (RuntimeException e) { // whatever the values are: what cannot be read is no answer
      throw NoAnswer.because("An answer that is not known: " + e.getClass().getSimpleName());
    }
  }

  /**
   * The only item of Toss's list with our reference; empty only if the whole list was read.
   *
   * @param page reads the page after a cursor, the first one after null
   */
  static Optional<JsonNode> search(
      Function<@Nullable String, JsonNode> page, String field, String reference) {
    var found = new AtomicReference<@Nullable JsonNode>();
    pages(
        page,
        items ->
            items.forEach(
                item -> {
                  if (item.path(field).asText().equals(reference)) {
                    found.set(only(found.get(), item));
                  }
                }));
    return Optional.ofNullable(found.get());
  }

  /** Every page of a list, in its order; returns only if the whole list was read. */
  static void pages(Function<@Nullable String, JsonNode> page, Consumer<JsonNode> items) {
    long end = System.nanoTime() + SEARCH.toNanos();
    String after = null;
    do {
      JsonNode body = page.apply(after);
      items.accept(items(body));
      if (System.nanoTime() > end) {
        throw NoAnswer.because("Toss's list could not be read to its end");
      }
      after = next(body);
    } while (after != null);
  }

  /** What a page holds. */
  static JsonNode items(JsonNode page) {
    JsonNode items = page.path("items");
    if (!items.isArray()) {
      throw NoAnswer.because("Toss's list could not be read to its end");
    }
    return items;
  }

  static ApplicationFailure otherThing() {
    return ApplicationFailure.newFailure(ANSWER_BINDING.meaning(), ANSWER_BINDING.name());
  }

  private static JsonNode only(@Nullable JsonNode before, JsonNode item) {
    if (before != null) {
      throw otherThing();
    }
    return item;
  }

  /**
   * Where the page after this one begins; null at the end. One description of the API calls it
   * hasNext and lastCursor, another hasMore and nextCursor.
   */
  static @Nullable String next(JsonNode body) {
    boolean more = body.path("hasNext").asBoolean() || body.path("hasMore").asBoolean();
    if (!more) {
      return null;
    }
    String cursor = body.path("lastCursor").asText(body.path("nextCursor").asText(""));
    if (cursor.isEmpty()) {
      throw NoAnswer.because("Toss's list has a next page without a cursor");
    }
    return cursor;
  }
}
