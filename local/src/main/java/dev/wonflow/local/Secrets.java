package dev.wonflow.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Passwords and keys of one folder: drawn once, kept in a file that only its owner can read. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final Path file;
  private final Map<String, String> given;
  private final TreeMap<String, String> kept = new TreeMap<>();

  private Secrets(Path file, Map<String, String> given) {
    this.file = file;
    this.given = given;
  }

  /**
   * The secrets of a folder.
   *
   * @param given values of the environment: they win and are not kept
   */
  static Secrets in(Path directory, Map<String, String> given) {
    Secrets secrets = new Secrets(directory.resolve("secrets.properties"), given);
    secrets.load();
    return secrets;
  }

  /** 24 random bytes as hexadecimal digits: needs no quoting anywhere. */
  String password(String name) {
    return get(name, () -> hex(24));
  }

  /** 32 random bytes in base64. */
  String key(String name) {
    return get(name, () -> Base64.getEncoder().encodeToString(bytes(32)));
  }

  String get(String name, Supplier<String> first) {
    String value = given.get(name);
    if (value != null) {
      return value;
    }
    return draw(name, first);
  }

  static String hex(int bytes) {
    return HexFormat.of().formatHex(bytes(bytes));
  }

  private synchronized String draw(String name, Supplier<String> first) {
    String before = kept.get(name);
    if (before != null) {
      return before;
    }
    String drawn = first.get();
    kept.put(name, drawn);
    PrivateFile.write(
        file,
        kept.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
    return drawn;
  }

  private void load() {
    if (!Files.exists(file)) {
      return;
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      Properties properties = new Properties();
      properties.load(reader);
      properties
          .stringPropertyNames()
          .forEach(name -> kept.put(name, properties.getProperty(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
