package dev.wonflow.api.event;

import dev.wonflow.api.problem.Require;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the feed; opaque on the wire.
 *
 * @param writer the transaction that wrote the last event
 * @param sequence its number
 */
record Cursor(long writer, long sequence) {
  private static final Cursor START = new Cursor(0, 0);
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9]{1,18})");

  /** The start of the feed where none is given. */
  static Cursor parse(@Nullable String after) {
    if (after == null) {
      return START;
    }
    Matcher form = FORM.matcher(decode(after));
    if (!form.matches()) {
      throw invalid();
    }
    return new Cursor(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)));
  }

  String text() {
    String plain = writer + ":" + sequence;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }

  private static String decode(String after) {
    try {
      return new String(Base64.getUrlDecoder().decode(after), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static RuntimeException invalid() {
    return Require.invalid("after", "a \"next\" of this feed");
  }
}
