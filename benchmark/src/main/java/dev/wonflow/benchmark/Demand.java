package dev.wonflow.benchmark;

import java.util.Locale;

/**
 * A number that has to be reached.
 *
 * @param measured NaN where this run did not measure it
 * @param least whether the bound is the least allowed value; else the most
 */
record Demand(String text, double measured, boolean least, double bound) {
  static Demand atLeast(double bound, String text, double measured) {
    return new Demand(text, measured, true, bound);
  }

  static Demand atMost(double bound, String text, double measured) {
    return new Demand(text, measured, false, bound);
  }

  /** The column of its own; the words stand nowhere else. */
  String verdict() {
    if (Double.isNaN(measured)) {
      return "-";
    }
    boolean holds = least ? measured >= bound : measured <= bound;
    return holds ? "reached" : "not reached";
  }

  String bounded() {
    return (least ? ">= " : "<= ") + number(bound);
  }

  String value() {
    return Double.isNaN(measured) ? "not measured" : number(measured);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
  }
}
