package dev.wonflow.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository, as a build finds them. */
final class SourceTree {
  static final List<String> PROGRAMS = List.of("worker", "api-server", "toss-simulator");
  private static final Set<String> NOT_OURS = Set.of(".git", ".local", "target");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");

  private SourceTree() {}

  static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(folder -> folder != null)
        .filter(folder -> Files.exists(folder.resolve("docker-compose-temporal.yml")))
        .findFirst()
        .orElseThrow();
  }

  static String read(String path) {
    return read(root().resolve(path));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files whose names end so, outside of what builds and runs leave behind. */
  static List<Path> files(String ending) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(root(), new Collector(ending, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The environment variables that a program asks for. */
  static Set<String> variablesOf(String program) {
    Set<String> names = new TreeSet<>(variablesIn(configurationOf(program)));
    if (program.equals("worker")) {
      names.addAll(variablesIn(configurationOf("activities")));
    }
    return names;
  }

  /** The names behind <code>${</code>. */
  static Set<String> variablesIn(String text) {
    return matches(VARIABLE, text);
  }

  /** The first group of every match. */
  static Set<String> matches(Pattern pattern, String text) {
    return new TreeSet<>(pattern.matcher(text).results().map(SourceTree::first).toList());
  }

  private static String first(MatchResult match) {
    return match.group(1);
  }

  private static String configurationOf(String module) {
    Path resources = root().resolve(module).resolve("src/main/resources");
    try (Stream<Path> files = Files.list(resources)) {
      String all =
          files
              .filter(file -> file.toString().matches(".*\\.(yml|properties)"))
              .map(SourceTree::read)
              .reduce("", String::concat);
      if (all.isEmpty()) {
        throw new AssertionError("no configuration in " + resources);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final String ending;
    private final List<Path> found;

    Collector(String ending, List<Path> found) {
      this.ending = ending;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return NOT_OURS.contains(String.valueOf(folder.getFileName()))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(ending)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
