package dev.wonflow.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The data folder of one PostgreSQL server, and the programs that may touch it. */
record PostgresData(Path directory, Path bin, Unprivileged user, String password) {
  static final String SUPERUSER = "postgres";

  /** The data in the folder `postgres`, created if there are none. */
  static PostgresData in(Processes processes, Secrets secrets) {
    try {
      Unprivileged user = Unprivileged.here();
      Path bin = PostgresFiles.unpackedIn(user.programs()).resolve("bin");
      String password = secrets.password("DATABASE_SUPERUSER_PASSWORD");
      PostgresData data =
          new PostgresData(processes.directory().resolve("postgres"), bin, user, password);
      if (!Files.exists(data.directory)) {
        data.create(processes);
      }
      return data;
    } catch (IOException e) {
      throw new CannotStart("PostgreSQL does not start: " + e.getMessage(), e);
    }
  }

  /** The command line of the server, up to its options. */
  List<String> postgres() {
    return user.command(bin.resolve("postgres").toString(), "-D", directory.toString());
  }

  /** PostgreSQL refuses to start where another process now has the number of its killed server. */
  void forgetLastRun() {
    try {
      Path file = directory.resolve("postmaster.pid");
      Optional<ProcessHandle> running = lastServer(file).filter(this::usesThisData);
      if (running.isPresent()) {
        throw new CannotStart(
            "another PostgreSQL, process %d, is using %s"
                .formatted(running.get().pid(), directory));
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made beside its place and moved there when complete: a kill leaves no half of it. */
  private void create(Processes processes) throws IOException {
    processes.console().say("creating the database in " + directory);
    Path next = directory.resolveSibling("postgres.next");
    Folder.delete(next);
    Files.createDirectory(next);
    Path passwordFile = directory.resolveSibling("postgres.password");
    PrivateFile.write(passwordFile, password + "\n");
    try {
      user.own(next, passwordFile);
      Tool.run(processes, "initdb", initdb(next, passwordFile));
      Files.move(next, directory, ATOMIC_MOVE);
    } finally {
      Files.delete(passwordFile);
    }
  }

  private List<String> initdb(Path target, Path passwordFile) {
    List<String> line = new ArrayList<>(user.command(bin.resolve("initdb").toString()));
    line.addAll(List.of("--username=" + SUPERUSER, "--pwfile=" + passwordFile));
    line.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"));
    line.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    line.addAll(List.of("--pgdata=" + target));
    return line;
  }

  private static Optional<ProcessHandle> lastServer(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String first = Files.readAllLines(file).stream().findFirst().orElse("");
    return first.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(first)) : Optional.empty();
  }

  private boolean usesThisData(ProcessHandle process) {
    return process.isAlive() && PidFile.commandLine(process).contains(directory.toString());
  }
}
