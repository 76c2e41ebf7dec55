package dev.wonflow.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * Where a value goes that is looked at once a minute; the first third of the time does not count,
 * since caches fill then.
 *
 * @param middle median of the middle third
 * @param last median of the last third
 * @param anHour by how much the straight line nearest to both rises
 */
record Trend(double middle, double last, double anHour) {
  private static final int MINUTES = 60;

  static Trend of(List<Double> values) {
    int third = values.size() / 3;
    List<Double> counted = values.subList(third, values.size());
    return new Trend(
        Results.median(values.subList(third, 2 * third)),
        Results.median(values.subList(2 * third, values.size())),
        MINUTES * slope(counted));
  }

  double growth() {
    return last / middle;
  }

  /** By the least squares. */
  private static double slope(List<Double> values) {
    double meanX = (values.size() - 1) / 2.0;
    double meanY = values.stream().mapToDouble(value -> value).average().orElse(0);
    double above = 0;
    double below = 0;
    for (int x = 0; x < values.size(); x++) {
      above += (x - meanX) * (values.get(x) - meanY);
      below += (x - meanX) * (x - meanX);
    }
    return above / below;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.0f MB, then %.0f MB, %+.1f MB an hour", middle, last, anHour);
  }
}
