package dev.wonflow.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port that a local system listens on, and the variable that moves it. */
enum Port {
  API("WONFLOW_API_PORT", 8080, "the api"),
  SIMULATOR("WONFLOW_SIMULATOR_PORT", 8090, "the Toss simulator"),
  WORKER("WONFLOW_WORKER_PORT", 8081, "the worker"),
  TEMPORAL("WONFLOW_TEMPORAL_PORT", 7233, "Temporal"),
  TEMPORAL_UI("WONFLOW_TEMPORAL_UI_PORT", 8233, "the Temporal UI"),
  DATABASE("WONFLOW_DATABASE_PORT", 5433, "PostgreSQL");

  private static final int LOWEST_FREE = 20_000;
  private static final int HIGHEST_FREE = 32_000;
  private static final int HIGHEST = 65_535;

  /** Given away and perhaps not listened at yet. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private final String variable;
  private final int standard;
  private final String user;

  Port(String variable, int standard, String user) {
    this.variable = variable;
    this.standard = standard;
    this.user = user;
  }

  String variable() {
    return variable;
  }

  /** The number that the environment gives it, or the standard one. */
  int in(Map<String, String> environment) {
    String value = environment.getOrDefault(variable, Integer.toString(standard));
    if (value.matches("\\d{1,5}") && Integer.parseInt(value) <= HIGHEST && !value.matches("0+")) {
      return Integer.parseInt(value);
    }
    throw new CannotStart("%s is `%s`, which is not a port".formatted(variable, value));
  }

  /**
   * Checks that nothing listens there.
   *
   * @throws CannotStart with the port and its variable
   */
  void requireFree(Map<String, String> environment) {
    int number = in(environment);
    if (!isFree(number)) {
      throw new CannotStart(
          "port %d for %s is in use; end what listens there or set %s to another port"
              .formatted(number, user, variable));
    }
  }

  /**
   * A free port that nobody else here got, outside the range from which the system takes ports for
   * connections.
   */
  static int anyFree() {
    Random random = new Random();
    for (int tries = 0; tries < 1_000; tries++) {
      int number = random.nextInt(LOWEST_FREE, HIGHEST_FREE);
      if (isFree(number) && GIVEN.add(number)) {
        return number;
      }
    }
    throw new CannotStart("no free port between " + LOWEST_FREE + " and " + HIGHEST_FREE);
  }

  static boolean isFree(int number) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(number));
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }
}
