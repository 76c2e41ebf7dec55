package dev.wonflow.benchmark;

import dev.wonflow.benchmark.Results.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Bars in groups, as SVG that can be read on light and dark pages.
 *
 * @param groups below the bars, such as `8 clients`
 * @param series values for each group, by name; what is not a number has no bar
 */
record Chart(String title, List<String> groups, Map<String, List<Double>> series) {
  private static final List<String> COLOURS =
      List.of(
          "#2f6fb2", "#8a8f98", "#d1852b", "#3f9a66", "#8d5fb0", "#b94a48", "#4a9aa8", "#7a6a4f");
  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int LEFT = 20;
  private static final int TOP = 64;
  private static final int BOTTOM = 40;

  /** Of what was measured under some loads, a bar for each subject. */
  static Chart of(
      String title, Results results, List<Load> loads, ToDoubleFunction<Summary> value) {
    Map<String, List<Double>> series = new LinkedHashMap<>();
    results.summaries().stream()
        .filter(summary -> loads.contains(summary.load()))
        .map(Summary::subject)
        .distinct()
        .forEach(
            subject ->
                series.put(
                    subject,
                    loads.stream()
                        .map(load -> results.summary(subject, load))
                        .map(value::applyAsDouble)
                        .toList()));
    return new Chart(title, loads.stream().map(Load::toString).toList(), series);
  }

  String svg() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
                + " font-size='12' role='img' aria-label='%s'>")
            .formatted(WIDTH, HEIGHT, title));
    line(text, "<rect width='%d' height='%d' fill='#ffffff'/>".formatted(WIDTH, HEIGHT));
    line(text, "<text x='%d' y='22' font-size='15'>%s</text>".formatted(LEFT, title));
    legend(text);
    bars(text);
    line(text, "</svg>");
    return text.toString();
  }

  private void legend(StringBuilder text) {
    int x = LEFT;
    List<String> names = new ArrayList<>(series.keySet());
    for (int n = 0; n < names.size(); n++) {
      line(text, "<rect x='%d' y='34' width='10' height='10' fill='%s'/>".formatted(x, colour(n)));
      line(text, "<text x='%d' y='43'>%s</text>".formatted(x + 14, names.get(n)));
      x += 30 + 7 * names.get(n).length();
    }
  }

  private void bars(StringBuilder text) {
    double most =
        series.values().stream()
            .flatMap(List::stream)
            .filter(value -> !value.isNaN())
            .mapToDouble(value -> value)
            .max()
            .orElse(1);
    double group = (WIDTH - 2.0 * LEFT) / groups.size();
    double bar = group * 0.85 / series.size();
    int floor = HEIGHT - BOTTOM;
    for (int g = 0; g < groups.size(); g++) {
      double x = LEFT + g * group;
      int n = 0;
      for (List<Double> values : series.values()) {
        double value = values.get(g);
        if (!Double.isNaN(value)) {
          double height = value / most * (floor - TOP - 14);
          line(
              text,
              "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s'/>"
                  .formatted(x + n * bar, floor - height, bar - 2, height, colour(n)));
          line(
              text,
              "<text x='%.1f' y='%.1f' text-anchor='middle' font-size='10'>%.0f</text>"
                  .formatted(x + (n + 0.5) * bar - 1, floor - height - 3, value));
        }
        n++;
      }
      line(
          text,
          "<text x='%.1f' y='%d' text-anchor='middle'>%s</text>"
              .formatted(x + group * 0.425, floor + 18, groups.get(g)));
    }
    line(
        text,
        "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#555555'/>"
            .formatted(LEFT, floor, WIDTH - LEFT, floor));
  }

  static String colour(int n) {
    return COLOURS.get(n % COLOURS.size());
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
