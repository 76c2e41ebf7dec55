package dev.wonflow.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs a command without root's rights, because PostgreSQL refuses to be root. */
enum Unprivileged {
  /** This JVM is not root. */
  PLAIN(""),
  /** A user namespace of its own: root's files, nobody's rights. Many containers forbid it. */
  NAMESPACE("unshare -U"),
  /** The user nobody, who may still pass through root's folders. */
  NOBODY(
      "setpriv --reuid=65534 --regid=65534 --clear-groups"
          + " --inh-caps=+dac_override --ambient-caps=+dac_override");

  private final String prefix;

  Unprivileged(String prefix) {
    this.prefix = prefix;
  }

  /** The way that works here. */
  static Unprivileged here() {
    if (new UnixSystem().getUid() != 0) {
      return PLAIN;
    }
    return Stream.of(NAMESPACE, NOBODY)
        .filter(way -> succeeds(way.command("true")))
        .findFirst()
        .orElseThrow(
            () ->
                new CannotStart(
                    "PostgreSQL refuses to run as root, and neither `unshare -U` nor `setpriv`"
                        + " works here: run as another user"));
  }

  List<String> command(String... words) {
    return Stream.concat(Stream.of(prefix.split(" ")), Stream.of(words))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Where programs lie that the command may run: nobody cannot run what is in root's home. */
  Path programs() {
    if (this != NOBODY) {
      return Folder.cache();
    }
    return Path.of(System.getProperty("java.io.tmpdir"), "wonflow-of-root");
  }

  /** Hands files over to the user that the command runs as. */
  void own(Path... files) {
    Stream<String> paths = Stream.of(files).map(Path::toString);
    if (this == NOBODY
        && !succeeds(Stream.concat(Stream.of("chown", "65534:65534"), paths).toList())) {
      throw new CannotStart("the database folder cannot be handed to the user nobody");
    }
  }

  private static boolean succeeds(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
