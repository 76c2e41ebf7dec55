package dev.wonflow.benchmark;

import dev.wonflow.local.Database;
import dev.wonflow.local.LocalPostgres;
import dev.wonflow.local.LocalSystem;
import dev.wonflow.local.PostgresTemporal;
import dev.wonflow.local.Program;
import dev.wonflow.payload.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that is measured, each part a process of its own on this machine. */
final class Servers implements AutoCloseable {
  /** A shard writes one change after the other; with few, that may be what limits a run. */
  private static final int SHARDS = 16;

  /** Of another shop at the same simulator. */
  static final String OTHER_KEY = "test_sk_other_local";

  private static final String UNLIMITED = "1000000";
  private static final String JAVA_OPTIONS =
      Optional.ofNullable(System.getenv("WONFLOW_JAVA_OPTIONS"))
          .orElse("-Xms512m -Xmx512m -XX:+UseSerialGC -Djava.awt.headless=true");

  private final LocalPostgres postgres;
  private final LocalSystem system;
  private final List<Program> programs;
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient temporal;

  private Servers(LocalPostgres postgres, Optional<PostgresTemporal> server, LocalSystem system) {
    this.postgres = postgres;
    this.system = system;
    this.programs =
        Stream.of(
                Stream.of(postgres.program()),
                server.map(PostgresTemporal::program).stream(),
                Stream.of("toss-simulator", "worker", "api-server").map(system::program))
            .flatMap(programs -> programs)
            .toList();
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(system.temporalAddress()).build());
    this.temporal =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
  }

  /** Starts them in a folder; Temporal is the one of TEMPORAL_ADDRESS where that is set. */
  static Servers start(Path folder, Console console, Question question) {
    LocalPostgres postgres =
        LocalPostgres.start(
            folder.resolve("servers"),
            LocalSystem.freePort(),
            List.of(
                "shared_preload_libraries=pg_stat_statements",
                "max_connections=300",
                "shared_buffers=1GB",
                "checkpoint_timeout=15min", // after each, a page's first change is logged whole
                "max_wal_size=4GB"));
    try {
      console.say("PostgreSQL runs");
      postgres.countStatements();
      String given = Optional.ofNullable(System.getenv("TEMPORAL_ADDRESS")).orElse("");
      Optional<PostgresTemporal> server =
          given.isBlank()
              ? Optional.of(PostgresTemporal.start(postgres, SHARDS))
              : Optional.empty();
      String address = server.map(PostgresTemporal::address).orElse(given);
      console.say("Temporal runs");
      LocalSystem system =
          LocalSystem.start(
              folder.resolve("programs"), environment(postgres.database(), address, question));
      console.say("simulator, worker and api-server run");
      return new Servers(postgres, server, system);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  /**
   * One caller makes all payments: limits per caller would be measured instead. The one of all
   * callers together is what {@link Question#OVERLOAD} is about.
   */
  private static Map<String, String> environment(
      Database database, String temporal, Question question) {
    Map<String, String> environment = new TreeMap<>(database.environment());
    environment.put("TEMPORAL_ADDRESS", temporal);
    environment.put("WONFLOW_JAVA_OPTIONS", JAVA_OPTIONS);
    for (String limit : List.of("KEY", "ADDRESS", "WEBHOOK")) {
      environment.put("WONFLOW_LIMITS_" + limit + "_PERSECOND", UNLIMITED);
      environment.put("WONFLOW_LIMITS_" + limit + "_BURST", UNLIMITED);
    }
    environment.put("WONFLOW_SIMULATOR_SECRETKEYS", "${TOSS_SECRET_KEY},other:" + OTHER_KEY);
    environment.put("WONFLOW_SIMULATOR_WRITEDELAY", "1m"); // Toss's disk is none of ours
    if (question != Question.OVERLOAD) {
      environment.put("WONFLOW_LIMITS_UNDERWAY", UNLIMITED);
    }
    return environment;
  }

  LocalPostgres postgres() {
    return postgres;
  }

  LocalSystem system() {
    return system;
  }

  /** Every process, in the order of their starts. */
  List<Program> programs() {
    return programs;
  }

  WorkflowClient temporal() {
    return temporal;
  }

  Buyers buyers() {
    return new Buyers(system.simulatorUrl(), "wonflow", basic(system.variable("TOSS_SECRET_KEY")));
  }

  /** Of a shop of its own, whose webhooks do not come to our api-server. */
  Buyers otherBuyers() {
    return new Buyers(system.simulatorUrl(), "other", basic(OTHER_KEY));
  }

  static String javaOptions() {
    return JAVA_OPTIONS;
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    system.close();
    postgres.close();
  }

  private static String basic(String key) {
    byte[] login = (key + ":").getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(login);
  }
}
