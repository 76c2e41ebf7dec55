package dev.wonflow.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import dev.wonflow.local.Database;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What it was measured on. */
final class Machine {
  private static final double GIBIBYTE = 1L << 30;
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Machine() {}

  /** How many processors' worth of work waited or ran in the last minute, whoever's it was. */
  static double load() {
    return SYSTEM.getSystemLoadAverage();
  }

  /**
   * Machine and versions, by name.
   *
   * @throws IllegalStateException if the database does not write each commit through to the disk
   */
  static Map<String, String> facts(WorkflowClient temporal, Database database, double loadBefore) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("begun", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("commit", commit());
    facts.put(
        "machine",
        String.format(
            Locale.ROOT,
            "%d cores, %.0f GiB, %s %s",
            Runtime.getRuntime().availableProcessors(),
            SYSTEM.getTotalMemorySize() / GIBIBYTE,
            System.getProperty("os.name"),
            System.getProperty("os.arch")));
    facts.put("load before", String.format(Locale.ROOT, "%.1f", loadBefore));
    facts.put("Java", Runtime.version() + ", " + Servers.javaOptions());
    facts.put("Temporal", temporalVersion(temporal));
    facts.put("PostgreSQL", postgres(database));
    return facts;
  }

  private static String temporalVersion(WorkflowClient temporal) {
    return temporal
        .getWorkflowServiceStubs()
        .blockingStub()
        .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
        .getServerVersion();
  }

  private static String postgres(Database database) {
    try (Connection connection = Usage.connect(database);
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('server_version'), current_setting('fsync'),"
                    + " current_setting('synchronous_commit'), current_setting('full_page_writes'),"
                    + " current_setting('shared_buffers')")) {
      row.next();
      for (int setting = 2; setting <= 4; setting++) {
        if (!row.getString(setting).equals("on")) {
          throw new IllegalStateException("the database does not keep what it has acknowledged");
        }
      }
      return row.getString(1)
          + ", fsync, synchronous_commit and full_page_writes on, shared_buffers "
          + row.getString(5);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String commit() {
    try {
      Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
      String commit = new String(git.getInputStream().readAllBytes(), UTF_8).trim();
      return commit.isEmpty() ? "unknown" : commit;
    } catch (IOException e) {
      return "unknown";
    }
  }
}
