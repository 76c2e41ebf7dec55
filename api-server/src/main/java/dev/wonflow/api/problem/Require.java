package dev.wonflow.api.problem;

import dev.wonflow.error.ErrorCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every value from outside has to be; refuses with the name of the field. */
public final class Require {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern PAYMENT_ID = Pattern.compile("[A-Za-z0-9_-]{6,64}");
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private Require() {}

  /** An id of the shop's: 1 to 64 of letters, digits, {@code -} and {@code _}. */
  public static String id(String field, @Nullable String value) {
    if (value == null || !ID.matcher(value).matches()) {
      throw invalid(field, "1 to 64 of A-Z, a-z, 0-9, - and _");
    }
    return value;
  }

  /** Text for people: no control characters, no half characters. */
  public static String text(String field, @Nullable String value, int least, int most) {
    if (value == null || !isText(value) || value.length() < least || value.length() > most) {
      throw invalid(field, least + " to " + most + " characters without control characters");
    }
    if (least > 0 && value.isBlank()) {
      throw invalid(field, "not blank");
    }
    return value;
  }

  /** An {@code Idempotency-Key}: 1 to 255 visible ASCII characters. */
  public static String idempotencyKey(@Nullable String value) {
    if (value == null || !VISIBLE.matcher(value).matches()) {
      throw new Refused(
          ErrorCode.IDEMPOTENCY_KEY_REQUIRED,
          "Send Idempotency-Key with 1 to 255 visible ASCII characters, such as a UUID",
          "Idempotency-Key");
    }
    return value;
  }

  /** An id in an address; empty where no payment can have it. */
  public static Optional<String> paymentId(String value) {
    return PAYMENT_ID.matcher(value).matches() ? Optional.of(value) : Optional.empty();
  }

  /** An id in an address; empty where nothing can have it. */
  public static Optional<String> optionalId(String value) {
    return ID.matcher(value).matches() ? Optional.of(value) : Optional.empty();
  }

  /**
   * A day such as {@code 2026-12-01}.
   *
   * @param expected tells the bounds, both of which are allowed
   */
  public static LocalDate day(
      String field, @Nullable String value, LocalDate first, LocalDate last, String expected) {
    return day(value)
        .filter(day -> !day.isBefore(first) && !day.isAfter(last))
        .orElseThrow(() -> invalid(field, expected));
  }

  /** A page size. */
  public static int limit(int value) {
    if (value < 1 || value > 100) {
      throw invalid("limit", "1 to 100");
    }
    return value;
  }

  /** A field that is not what it has to be. */
  public static Refused invalid(String field, String expected) {
    return new Refused(ErrorCode.INVALID_REQUEST, field + ": " + expected, field);
  }

  private static Optional<LocalDate> day(@Nullable String value) {
    try {
      return Optional.ofNullable(value).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean isText(String value) {
    return value
        .codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
