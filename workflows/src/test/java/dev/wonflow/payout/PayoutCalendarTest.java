package dev.wonflow.payout;

import static dev.wonflow.payout.PayoutStatus.CANCELED;
import static dev.wonflow.payout.PayoutStatus.COMPLETED;
import static dev.wonflow.payout.PayoutStatus.HELD;
import static dev.wonflow.payout.PayoutStatus.SCHEDULED;
import static dev.wonflow.payout.PayoutStatus.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.money.Money;
import dev.wonflow.payout.PayoutCommand.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a payout goes: hours, holidays, maintenance and days that are planned. */
class PayoutCalendarTest extends PayoutStory {
  @ParameterizedTest
  @ValueSource(strings = {"Asia/Seoul", "America/New_York", "Pacific/Apia"})
  void fridayEveningBeforeHolidaysGoesOutOnTheMinuteInAnyZone(String zone) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      world.holidays.addAll(NEW_YEAR);
      asked(Money.krw(1_000_000), PayoutWaits.DEFAULT);

      assertThat(paid().status()).isEqualTo(COMPLETED);
    } finally {
      TimeZone.setDefault(before);
    }

    assertThat(world.statuses).containsExactly(HELD, SCHEDULED, SENT, COMPLETED);
    assertThat(world.sentAt).isBetween(WEDNESDAY_MORNING, WEDNESDAY_MORNING.plusSeconds(5));
  }

  @Test
  void clocksOfOtherCountriesChangeNothing() {
    Hours none = new Hours(List.of(), null);
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : List.of("America/New_York", "Europe/Berlin", "Asia/Seoul")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        for (String day : List.of("2026-03-09", "2026-03-30", "2026-10-26", "2026-11-02")) {
          assertThat(Slot.from(Instant.parse(day + "T07:00:00Z"), none))
              .isEqualTo(Instant.parse(day + "T23:01:00Z"));
        }
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void holidayThatIsAddedDuringTheWaitCounts() {
    asked(Money.krw(1_000_000), PayoutWaits.DEFAULT);
    started(SCHEDULED);
    world.holidays.addAll(NEW_YEAR);

    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(world.sentAt).isBetween(WEDNESDAY_MORNING, WEDNESDAY_MORNING.plusSeconds(5));
  }

  @Test
  void maintenanceOfTheSellersBankIsWaitedFor() {
    world.holidays.addAll(NEW_YEAR);
    world.bankOpens = WEDNESDAY_MORNING.plus(Duration.ofMinutes(90));
    asked(Money.krw(1_000_000), PayoutWaits.DEFAULT);

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.sentAt).isBetween(world.bankOpens, world.bankOpens.plusSeconds(5));
  }

  @Test
  void plannedPayoutGoesToTossAtOnceForItsBusinessDay() {
    world.holidays.addAll(NEW_YEAR);
    planned(LocalDate.of(2027, 2, 8));
    world.questionsUntilEnd = 4;

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.days).containsExactly(LocalDate.of(2027, 2, 10));
    assertThat(world.sentAt).isBefore(started.plusSeconds(60));
    assertThat(world.endedAt).isAfter(Instant.parse("2027-02-10T00:00:00Z"));
    assertThat(world.statuses).containsExactly(HELD, SCHEDULED, SENT, COMPLETED);
  }

  @Test
  void whatTossHasPlannedIsDroppedThere() {
    planned(LocalDate.of(2027, 2, 10));
    started(SCHEDULED);

    assertThat(payout.command(new PayoutCommand(Kind.CANCEL, ASKS)).allowed()).isTrue();

    assertThat(result().status()).isEqualTo(CANCELED);
    assertThat(world.atToss.values())
        .extracting(TossPayout::status)
        .containsExactly(TossPayoutStatus.CANCELED);
    assertThat(world.available).isEqualTo(10_000);
    assertThat(world.audit).containsExactly(ASKS + " CANCEL SCHEDULED");
  }

  @Test
  void whatTossDoesNotDropIsPaidAndNeverGivenBack() {
    planned(LocalDate.of(2027, 2, 10));
    world.refusesToDrop = true;
    started(SCHEDULED);

    payout.command(new PayoutCommand(Kind.CANCEL, ASKS));

    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(world.journals).containsExactly("payout-hold", "payout-done");
  }

  /** Toss takes it as planned for a day, and begins it then. */
  private void planned(LocalDate day) {
    payOn = day;
    world.accepts = TossPayoutStatus.REQUESTED;
    asked(Money.krw(1_000_000), PayoutWaits.DEFAULT);
  }
}
