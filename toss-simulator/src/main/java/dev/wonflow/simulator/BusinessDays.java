package dev.wonflow.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The days on which Korean banks work. */
@Component
public class BusinessDays {
  private final Set<LocalDate> holidays;

  BusinessDays(Settings settings) {
    holidays = new HashSet<>(settings.moreHolidays());
    text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> Arrays.stream(line.split(" ")))
        .map(LocalDate::parse)
        .forEach(holidays::add);
  }

  public boolean isBusinessDay(LocalDate date) {
    var weekend =
        date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && !holidays.contains(date);
  }

  /** The n-th business day after the date. */
  public LocalDate plus(LocalDate date, int days) {
    var day = date;
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      left -= isBusinessDay(day) ? 1 : 0;
    }
    return day;
  }

  private static String text() {
    try {
      return new ClassPathResource("holidays.txt").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
