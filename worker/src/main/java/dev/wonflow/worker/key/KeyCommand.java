package dev.wonflow.worker.key;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * {@code java -jar worker.jar --create-key=client,person,role} prints a new API key, once; {@code
 * --revoke-keys=client,person} ends all keys of a person. Needs DATABASE_URL, DATABASE_OWNER_USER
 * and DATABASE_OWNER_PASSWORD, and a database that a worker has migrated.
 */
public final class KeyCommand {
  private static final String CREATE = "--create-key=";
  private static final String REVOKE = "--revoke-keys=";

  private final Map<String, String> environment;
  private final PrintStream out;

  /** Reads where the database is from the environment. */
  public KeyCommand(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /** The exit code; empty where the arguments ask for something else. */
  public Optional<Integer> run(String... arguments) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(CREATE) || argument.startsWith(REVOKE))
        .findFirst()
        .map(this::carefully);
  }

  private int carefully(String argument) {
    // Nothing but the key is printed: what is logged before the program's own rules is dropped.
    LoggingSystem.get(KeyCommand.class.getClassLoader()).beforeInitialize();
    try {
      obey(argument);
      return 0;
    } catch (IllegalArgumentException | DataAccessException e) {
      out.println("Refused: " + reason(e));
      return 1;
    }
  }

  private static @Nullable String reason(RuntimeException refused) {
    return refused instanceof NestedRuntimeException nested
        ? nested.getMostSpecificCause().getMessage()
        : refused.getMessage();
  }

  private void obey(String argument) {
    if (argument.startsWith(CREATE)) {
      out.println(keys().create(KeyHolder.parse(argument.substring(CREATE.length()))));
      return;
    }
    String[] person = argument.substring(REVOKE.length()).split(",", -1);
    if (person.length != 2) {
      throw new IllegalArgumentException("Write client,person");
    }
    out.println(keys().revoke(person[0].strip(), person[1].strip()) + " keys revoked");
  }

  private Keys keys() {
    return new Keys(
        new DriverManagerDataSource(
            variable("DATABASE_URL", "jdbc:postgresql://localhost:5433/wonflow"),
            variable("DATABASE_OWNER_USER", "wonflow_owner"),
            variable("DATABASE_OWNER_PASSWORD", "")));
  }

  private String variable(String name, String usual) {
    return environment.getOrDefault(name, usual);
  }
}
