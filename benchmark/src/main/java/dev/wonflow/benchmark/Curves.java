package dev.wonflow.benchmark;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values over the time as lines, as SVG that can be read on light and dark pages.
 *
 * @param series values at equal distances, by name
 */
record Curves(String title, Map<String, List<Double>> series) {
  private static final int WIDTH = 720;
  private static final int TOP = 40;
  private static final int HEIGHT = 360;
  private static final int LEFT = 20;
  private static final int NAMES = 200;

  String svg() {
    double most =
        series.values().stream().flatMap(List::stream).mapToDouble(value -> value).max().orElse(1);
    StringBuilder text =
        new StringBuilder(
            ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
                    + " font-size='11' role='img' aria-label='%s'>%n"
                    + "<rect width='%d' height='%d' fill='#ffffff'/>%n"
                    + "<text x='%d' y='22' font-size='15'>%s</text>%n")
                .formatted(WIDTH, HEIGHT, title, WIDTH, HEIGHT, LEFT, title));
    int n = 0;
    for (Map.Entry<String, List<Double>> line : series.entrySet()) {
      String colour = Chart.colour(n);
      double last = line.getValue().getLast();
      text.append(
          "<polyline fill='none' stroke='%s' stroke-width='2' points='%s'/>%n"
              .formatted(colour, points(line.getValue(), most)));
      text.append(
          "<text x='%d' y='%d' fill='%s'>%s: %.0f</text>%n"
              .formatted(WIDTH - NAMES + 8, TOP + 16 * n + 10, colour, line.getKey(), last));
      n++;
    }
    return text.append("</svg>\n").toString();
  }

  private static String points(List<Double> values, double most) {
    double step = (WIDTH - LEFT - NAMES) / Math.max(1.0, values.size() - 1);
    return IntStream.range(0, values.size())
        .mapToObj(
            x ->
                "%.1f,%.1f"
                    .formatted(
                        LEFT + x * step, HEIGHT - 20 - values.get(x) / most * (HEIGHT - 20 - TOP)))
        .collect(Collectors.joining(" "));
  }
}
