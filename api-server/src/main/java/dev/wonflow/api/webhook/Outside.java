package dev.wonflow.api.webhook;

import org.jspecify.annotations.Nullable;

/** Makes text that anybody may have sent fit to be kept. */
final class Outside {
  private static final int MOST = 100;
  private static final int LONGEST_ORDER = 64;

  private Outside() {}

  static String visible(String text) {
    String seen = text.replaceAll("[^\\x21-\\x7e]", "?");
    return seen.substring(0, Math.min(MOST, seen.length()));
  }

  static @Nullable String visibleOrNull(@Nullable String text) {
    return text == null ? null : visible(text);
  }

  /** As long as an order's number may be at Toss. */
  static @Nullable String orderOrNull(@Nullable String text) {
    String seen = text == null ? "" : visible(text);
    return seen.isEmpty() ? null : seen.substring(0, Math.min(LONGEST_ORDER, seen.length()));
  }

  static @Nullable Integer smallNumberOrNull(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
  }
}
