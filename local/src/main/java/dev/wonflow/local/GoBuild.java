package dev.wonflow.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs that are built from their Go modules. */
final class GoBuild {
  private GoBuild() {}

  /** The program `go`, if there is one. */
  static Optional<Path> go() {
    return TemporalExecutable.onPath("go")
        .or(() -> Optional.of(Path.of("/usr/local/go/bin/go")).filter(Files::isExecutable));
  }

  /**
   * Builds packages such as `example.com/module/cmd/name@v1.0.0` into a folder.
   *
   * @throws CannotStart if there is no Go or a build fails
   */
  static void install(Processes processes, Path folder, List<String> packages) {
    Path go = go().orElseThrow(() -> new CannotStart("Go is missing: install it"));
    List<String> line = new ArrayList<>(List.of(go.toString(), "install", "-v"));
    line.addAll(packages);
    Ticker ticker = Ticker.start(processes.console(), "still building " + packages.getFirst());
    try {
      Tool.run(
          processes,
          Program.command("go-install", line)
              .marked(packages.getFirst())
              .with(Map.of("GOBIN", folder.toString(), "GOTOOLCHAIN", "auto")));
    } finally {
      ticker.close();
    }
  }
}
