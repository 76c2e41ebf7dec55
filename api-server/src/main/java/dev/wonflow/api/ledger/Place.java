package dev.wonflow.api.ledger;

import dev.wonflow.api.json.Page;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in an account: after that entry.
 *
 * @param micros of the booking, since 1970
 */
record Place(long micros, long journalId, int position) {
  private static final Place START = new Place(0, 0, 0);
  private static final Pattern FORM = Pattern.compile("([0-9]{1,17})-([0-9]{1,18})-([0-9]{1,9})");

  /** The start where none is sent. */
  static Place parse(@Nullable String sent) {
    if (sent == null) {
      return START;
    }
    Matcher form = FORM.matcher(sent);
    if (!form.matches()) {
      throw Page.unknown();
    }
    return new Place(
        Long.parseLong(form.group(1)),
        Long.parseLong(form.group(2)),
        Integer.parseInt(form.group(3)));
  }

  static Place of(EntryAnswer entry) {
    Instant posted = entry.postedAt().toInstant();
    return new Place(
        posted.getEpochSecond() * 1_000_000 + posted.getNano() / 1_000,
        entry.journalId(),
        entry.position());
  }

  OffsetDateTime postedAt() {
    return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000)
        .atOffset(ZoneOffset.UTC);
  }

  @Override
  public String toString() {
    return micros + "-" + journalId + "-" + position;
  }
}
