package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.ledger.Capture;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Twelve instants around two midnights in Seoul, with the JVM and so the database's sessions in
 * zones far from there: every zone has to give the one report that stands here.
 */
@DirtiesContext // its connections are of no use in another zone
abstract class MidnightTest extends DayTest {
  private static final TimeZone BEFORE = TimeZone.getDefault();

  static void live(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
  }

  @AfterAll
  static void restore() {
    TimeZone.setDefault(BEFORE);
  }

  @Test
  void reportIsTheSame() {
    List<String> instants =
        List.of(
            "-1 23:00:00",
            "-1 23:59:58",
            "-1 23:59:59",
            "+0 00:00:00",
            "+0 00:00:01",
            "+0 00:59:59",
            "+0 09:00:00",
            "+0 15:00:00",
            "+0 23:59:59",
            "+1 00:00:00",
            "+1 00:00:01",
            "+1 08:59:59");
    for (int n = 0; n < instants.size(); n++) {
      String at = at(instants.get(n));
      TestPayment payment = registered(1_000L << n);
      payments.begin(payment.beginning());
      Instant booked =
          n == 10 // booked just before its midnight
              ? at("+0 23:59:59", "+09:00")
              : OffsetDateTime.parse(at + "+09:00").toInstant();
      ledger.capture(
          new Capture(payment.id(), payment.key(), payment.amount(), 1, booked, null, null));
      wallet.credit(payment.credit());
      toss.approvalAt(
          at + (n % 2 == 0 ? "+09:00" : ""),
          "tx-" + payment.id(),
          payment.key().value(),
          payment.id().value(),
          1_000L << n);
    }

    List<String> runs = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    LocalDate middle = date;
    for (int day : new int[] {1, -1, 0}) { // the other side of a wrong date has to be known
      date = middle.plusDays(day);
      run("midnight");
      runs.addAll(runs(middle));
      differences.addAll(differences(middle));
    }
    date = middle;

    assertThat(sql.sql("show timezone").query(String.class).single())
        .isEqualTo(TimeZone.getDefault().getID());
    assertThat(ownerRows("show timezone")).containsExactly(TimeZone.getDefault().getID());
    assertThat(runs)
        .containsExactly(
            "1 1 48 HAND false CLOSED open 3 3584000 2560000 1024000 null null",
            "-1 1 0 HAND false CLOSED balanced 3 7000 7000 0 null null",
            "0 1 24 HAND false CLOSED open 6 504000 1528000 -1024000 null null");
    assertThat(differences)
        .containsExactly(
            "1 1 WRONG_DATE manual OPEN tx true 1024000 null 1024000 1024000 false",
            "0 1 WRONG_DATE manual OPEN capture true null 1024000 -1024000 -1024000 false");
  }

  /** All that the page of a day's run says, but when it ran; dates and hours from the middle. */
  private List<String> runs(LocalDate middle) {
    return ownerRows(
        """
        select date - date '%1$s', run, (extract(epoch from compared_to - timestamptz '%1$s 00:00:00+09') / 3600)::int,
               trigger, provisional::text, state, verdict, lines, toss_total, books_total, difference, missing, note
          from reconciliation_view where date = '%2$s'
        """
            .formatted(middle, date));
  }

  /** All that it says about what differs; of keys, which hold an id, what they are keys of. */
  private List<String> differences(LocalDate middle) {
    return ownerRows(
        """
        select date - date '%1$s', run, class, kind, state, split_part(split_part(key, ':', 1), '-', 1),
               (payment_id is not null)::text, theirs, ours, difference, left_difference, healed::text
          from discrepancy_view where date = '%2$s'
        """
            .formatted(middle, date));
  }

  private String at(String instant) {
    return date.plusDays(Integer.parseInt(instant.substring(0, 2))) + "T" + instant.substring(3);
  }

  private Instant at(String instant, String offset) {
    return OffsetDateTime.parse(at(instant) + offset).toInstant();
  }
}
