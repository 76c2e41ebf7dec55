package dev.wonflow.benchmark;

import dev.wonflow.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/** What `benchmark.sh` runs. */
final class Benchmark {
  private final Options options;
  private final Console console = new Console(System.out);

  private Benchmark(Options options) {
    this.options = options;
  }

  /** Ends with 2 if it is told something unknown, with 1 if it cannot be measured. */
  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT); // a point in every number
    try {
      new Benchmark(Options.of(arguments)).run();
      System.exit(0);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "; see ./benchmark.sh --help");
      System.exit(2);
    } catch (CannotStart e) {
      System.err.println("the benchmark cannot start: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException {
    console.say(options.toString());
    double load = Machine.load();
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("benchmark", "target")), "run-");
    Servers servers = Servers.start(folder, console, options.question());
    Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
    Report report =
        Experiment.on(options.question()).answer(Bench.of(options, console, servers, load));
    console.print(report.plain());
    Path page = new Publication(report, options).write();
    servers.close();
    FileSystemUtils.deleteRecursively(folder);
    console.say("written: " + page);
  }
}
