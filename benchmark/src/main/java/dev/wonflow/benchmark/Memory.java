package dev.wonflow.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wonflow.local.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds, in MB.
 *
 * @param all of its own in memory, and its part of the files in it; its children's too. Without
 *     PostgreSQL's shared buffers, which fill with the books up to what is set
 * @param live objects in the heap after a full collection; none where there is no Java
 */
record Memory(double all, OptionalDouble live) {
  private static final double KILOBYTES = 1_024;
  private static final Pattern SHARE = Pattern.compile("(?m)^Pss_(?:Anon|File): +(\\d+) kB");

  /** Each generation of any collector of JDK 17 to 25; what follows it says where it lies. */
  private static final Pattern USED = Pattern.compile("used (\\d+)K \\[");

  /** Collects its garbage first. */
  static Memory of(Program program) {
    ProcessHandle process = ProcessHandle.of(program.pid()).orElseThrow();
    boolean java = process.info().command().filter(path -> path.endsWith("java")).isPresent();
    OptionalDouble live = java ? OptionalDouble.of(live(program)) : OptionalDouble.empty();
    double all =
        Stream.concat(Stream.of(process), process.descendants())
            .mapToDouble(each -> megabytes(SHARE, rollup(each)))
            .sum();
    return new Memory(all, live);
  }

  private static double live(Program program) {
    jcmd(program, "GC.run");
    return used(jcmd(program, "GC.heap_info"));
  }

  static double used(String heap) {
    if (!USED.matcher(heap).find()) {
      throw new IllegalStateException("No generation in: " + heap);
    }
    return megabytes(USED, heap);
  }

  private static double megabytes(Pattern pattern, String text) {
    return pattern.matcher(text).results().mapToLong(found -> Long.parseLong(found.group(1))).sum()
        / KILOBYTES;
  }

  /** A child of PostgreSQL may have ended meanwhile. */
  private static String rollup(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"));
    } catch (IOException e) {
      return "";
    }
  }

  private static String jcmd(Program program, String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process asked = new ProcessBuilder(jcmd, Long.toString(program.pid()), command).start();
      return new String(asked.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
