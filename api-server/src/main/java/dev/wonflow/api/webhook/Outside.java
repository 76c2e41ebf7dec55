package dev.wonflow.api.webhook;

import org.jspecify.annotations.Nullable;

/** Makes text that anybody may have sent fit to be kept. */
final class Outside {
  private static final int MOST = 100;

  private Outside() {}

  static String visible(String text) {
    String seen = text.replaceAll("[^\\x21-\\x7e]", "?");
    return seen.substring(0, Math.min(MOST, seen.length()));
  }

  static @Nullable String visibleOrNull(@Nullable String text) {
    return text == null ? null : visible(text);
  }

  static @Nullable Integer smallNumberOrNull(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
  }
}
