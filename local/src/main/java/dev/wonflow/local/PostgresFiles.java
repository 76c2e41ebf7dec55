package dev.wonflow.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked once per machine from the archive on the class path. */
final class PostgresFiles {
  private PostgresFiles() {}

  /** The folder that holds `bin/postgres`, unpacked below the given one if it is not there. */
  static Path unpackedIn(Path cache) throws IOException {
    byte[] archive = archive();
    Path home = cache.resolve("postgres-" + digest(archive));
    if (Files.exists(home)) {
      return home;
    }
    Files.createDirectories(cache);
    Path partial = Files.createTempDirectory(cache, "postgres-");
    unpack(archive, partial);
    Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      return Files.move(partial, home, ATOMIC_MOVE);
    } catch (IOException e) {
      if (Files.exists(home)) {
        Folder.delete(partial);
        return home;
      }
      throw e;
    }
  }

  private static byte[] archive() throws IOException {
    String system = System.getProperty("os.name", "").startsWith("Mac") ? "Darwin" : "Linux";
    String machine = System.getProperty("os.arch", "");
    try (InputStream archive =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
            system, machine.equals("amd64") ? "x86_64" : machine)) {
      return archive.readAllBytes();
    }
  }

  private static void unpack(byte[] archive, Path into) throws IOException {
    try (var entries =
        new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        write(entry, entries, into.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static String digest(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
