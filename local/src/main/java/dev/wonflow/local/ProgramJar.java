package dev.wonflow.local;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The executable jar of a module, as the build leaves it. */
final class ProgramJar {
  private static final String LAUNCH_SCRIPT = "local.sh";

  private ProgramJar() {}

  /** A copy in the given folder, so that a build does not pull the jar from under the program. */
  static Path copied(String module, Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.copy(built(module), folder.resolve(module + ".jar"), REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path built(String module) throws IOException {
    Path target = root().resolve(module).resolve("target");
    List<Path> jars = new ArrayList<>();
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(target, module + "-*-exec.jar")) {
        found.forEach(jars::add);
      }
    }
    return jars.stream()
        .max(Comparator.comparingLong(jar -> jar.toFile().lastModified()))
        .orElseThrow(
            () ->
                new CannotStart(
                    "%s has no program in %s: run `mvn -DskipTests package` first"
                        .formatted(module, target)));
  }

  /** The folder of the sources: named by `wonflow.root`, or the nearest one that has local.sh. */
  static Path root() {
    Optional<Path> named = Optional.ofNullable(System.getProperty("wonflow.root")).map(Path::of);
    Path here = Path.of("").toAbsolutePath();
    return named
        .or(
            () ->
                Stream.iterate(here, folder -> folder != null, Path::getParent)
                    .filter(folder -> Files.exists(folder.resolve(LAUNCH_SCRIPT)))
                    .findFirst())
        .orElseThrow(() -> new CannotStart("no folder with " + LAUNCH_SCRIPT + " above " + here));
  }
}
