package dev.wonflow.local;

import dev.wonflow.local.Database.Login;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a Temporal server on PostgreSQL is told: its ports, its databases, its limits. */
record TemporalConfiguration(Login login, int databasePort, int shards, int port, int httpPort) {
  /**
   * One machine: more partitions of a queue only delay its tasks. Of 128,000 workflows that the
   * server keeps in memory for an hour, most would be payments that have ended.
   */
  static final String DYNAMIC =
      """
      history.hostLevelCacheMaxSize: [{value: 10000}]
      matching.numTaskqueueReadPartitions: [{value: 1}]
      matching.numTaskqueueWritePartitions: [{value: 1}]
      """;

  TemporalConfiguration(Login login, int databasePort, int shards) {
    this(login, databasePort, shards, Port.anyFree(), Port.anyFree());
  }

  String text(Path dynamic) {
    String services =
        Stream.of("frontend", "matching", "history", "worker")
            .map(this::service)
            .collect(Collectors.joining("\n"));
    return """
    log: {stdout: true, level: warn}
    persistence:
      defaultStore: default
      visibilityStore: visibility
      numHistoryShards: %d
      datastores:
        default: {sql: %s}
        visibility: {sql: %s}
    global:
      membership: {maxJoinDuration: 30s, broadcastAddress: 127.0.0.1}
    services:
    %s
    clusterMetadata:
      enableGlobalNamespace: false
      failoverVersionIncrement: 10
      masterClusterName: active
      currentClusterName: active
      clusterInformation:
        active: {enabled: true, initialFailoverVersion: 1, rpcName: frontend, rpcAddress: "127.0.0.1:%d"}
    dcRedirectionPolicy: {policy: noop}
    dynamicConfigClient: {filepath: "%s", pollInterval: 60s}
    """
        .formatted(
            shards,
            store("temporal", 20),
            store("temporal_visibility", 10),
            services,
            port,
            dynamic);
  }

  /** The variables of the tool that makes the tables. */
  Map<String, String> accessTo(String database) {
    return Map.of(
        "SQL_PLUGIN",
        "postgres12",
        "SQL_HOST",
        "127.0.0.1",
        "SQL_PORT",
        Integer.toString(databasePort),
        "SQL_USER",
        login.user(),
        "SQL_PASSWORD",
        login.password(),
        "SQL_DATABASE",
        database);
  }

  private String store(String database, int connections) {
    return """
    {pluginName: postgres12_pgx, databaseName: %s, connectAddr: "127.0.0.1:%d", connectProtocol: tcp, \
    user: %s, password: "%s", maxConns: %d, maxIdleConns: %d, maxConnLifetime: 1h}\
    """
        .formatted(
            database, databasePort, login.user(), login.password(), connections, connections);
  }

  private String service(String name) {
    boolean frontend = name.equals("frontend");
    return "  %s: {rpc: {grpcPort: %d, membershipPort: %d, bindOnLocalHost: true%s}}"
        .formatted(
            name,
            frontend ? port : Port.anyFree(),
            Port.anyFree(),
            frontend ? ", httpPort: " + httpPort : "");
  }
}
