package dev.wonflow.simulator.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer chose in the window.
 *
 * @param code card company or bank, Toss's two characters (two namespaces: see {@link Method})
 * @param provider of easy pay, in Korean
 */
public record Means(Method method, String code, @Nullable String provider, Instant chosenAt) {

  static Means of(Method method, @Nullable String code, @Nullable String provider, Instant now) {
    var chosen = code == null || code.isBlank() ? usual(method) : code;
    var easy = provider == null || provider.isBlank() ? "토스페이" : provider;
    return new Means(method, chosen, method == Method.EASY_PAY ? easy : null, now);
  }

  /** Issuer 현대 for cards, bank 신한 for accounts. */
  private static String usual(Method method) {
    return method == Method.CARD || method == Method.EASY_PAY ? "61" : "88";
  }
}
