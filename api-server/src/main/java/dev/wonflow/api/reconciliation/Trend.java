package dev.wonflow.api.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The last days as bars: how much was found, and how it ended. Sizes are of the picture. */
record Trend(List<Day> days) {
  static final int MOST_DAYS = 31;
  private static final int BAR = 14;
  private static final int STEP = 18;
  private static final int HEIGHT = 80;

  /** The latest run of a day. */
  record Day(LocalDate date, String verdict, long difference, long found) {}

  /** One bar; y goes down. */
  record Bar(int x, int y, int width, int height, Day day) {}

  /** The root of the number, so that a day with 10,000 does not hide a day with 3. */
  public List<Bar> bars() {
    double most = Math.sqrt((double) days.stream().mapToLong(Day::found).max().orElse(0));
    return IntStream.range(0, days.size()).mapToObj(n -> bar(n, most)).toList();
  }

  private Bar bar(int n, double most) {
    Day day = days.get(n);
    int height =
        4 + (most == 0 ? 0 : (int) Math.round(HEIGHT * Math.sqrt((double) day.found()) / most));
    return new Bar(n * STEP, HEIGHT + 4 - height, BAR, height, day);
  }

  /** Of the picture. */
  public int width() {
    return Math.max(1, days.size()) * STEP;
  }

  /** Of the picture. */
  public int height() {
    return HEIGHT + 4;
  }
}
