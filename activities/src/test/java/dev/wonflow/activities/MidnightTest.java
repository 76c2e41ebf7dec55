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

    List<String> report = new ArrayList<>();
    LocalDate middle = date;
    for (int day : new int[] {1, -1, 0}) { // the other side of a wrong date has to be known
      date = middle.plusDays(day);
      run("midnight");
      report.addAll(
          rows(
              """
              select date - cast(? as date), lines, toss_total, books_total, verdict,
                     (select string_agg(class || ' ' || difference, ',') from discrepancy_sighting s
                        join discrepancy d on d.id = s.discrepancy_id where s.run_id = r.id)
                from reconciliation_run r where date = ?
              """,
              middle,
              date));
    }
    date = middle;

    assertThat(sql.sql("show timezone").query(String.class).single())
        .isEqualTo(TimeZone.getDefault().getID());
    assertThat(report)
        .containsExactlyInAnyOrder(
            "-1 3 7000 7000 balanced null",
            "0 6 504000 1528000 open WRONG_DATE -1024000",
            "1 3 3584000 2560000 open WRONG_DATE 1024000");
  }

  private String at(String instant) {
    return date.plusDays(Integer.parseInt(instant.substring(0, 2))) + "T" + instant.substring(3);
  }

  private Instant at(String instant, String offset) {
    return OffsetDateTime.parse(at(instant) + offset).toInstant();
  }
}
