package dev.wonflow.benchmark;

import java.util.Locale;

/** What one run answers. */
enum Question {
  /** How fast, and against what. */
  RESULTS,
  /** The same with large books as with empty ones? */
  GROWTH,
  /** What if more payments come than can be done? */
  OVERLOAD,
  /** Does memory stay as it is? */
  SOAK,
  /** Do two of each program share the work? */
  SCALE_OUT;

  /** As on the command line, and in the names of the files. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
