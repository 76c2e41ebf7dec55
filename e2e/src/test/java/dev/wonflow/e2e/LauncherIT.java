package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** local.sh's launcher leaves nothing behind, loses nothing, and says in one line what is wrong. */
class LauncherIT {
  private static final Duration SOON = Duration.ofMinutes(2);
  private final List<Launch> launches = new ArrayList<>();
  private final Map<String, String> ports = Launch.freePorts();
  @TempDir private Path root;

  @AfterEach
  void stop() throws InterruptedException {
    for (Launch launch : launches) {
      launch.stop();
    }
  }

  @Test
  void aPortInUseEndsTheStartWithOneLine() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(Integer.parseInt(port("API")))) {
      Launch launch = launch();

      assertThat(launch.exitCode()).isEqualTo(1);
      assertThat(launch.errors())
          .singleElement()
          .asString()
          .contains(Integer.toString(taken.getLocalPort()), "WONFLOW_API_PORT");
    }
  }

  @Test
  void aSecondRunIsRefusedAndTheFirstLeavesNoProcess() throws IOException, InterruptedException {
    Launch first = launch();
    first.awaitReady();
    Map<String, ProcessHandle> processes = first.processes();

    Launch second = launch();

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.errors()).singleElement().asString().contains("_PORT");
    assertThat(processes)
        .containsOnlyKeys("api-server", "postgres", "temporal", "toss-simulator", "worker")
        .allSatisfy((name, process) -> assertThat(process.isAlive()).isTrue());
    first.stop();
    assertThat(processes).allSatisfy((name, process) -> assertThat(process.isAlive()).isFalse());
  }

  @Test
  void aKilledRunIsEndedByTheNextWhichKeepsItsData()
      throws IOException, InterruptedException, SQLException {
    Launch killed = launch();
    killed.awaitReady();
    execute("create table note (text text)");
    Map<String, ProcessHandle> left = killed.processes();
    killed.kill9();
    assertThat(left.values()).anyMatch(ProcessHandle::isAlive);

    Launch next = launch();
    next.awaitReady();

    assertThat(left).allSatisfy((name, process) -> assertThat(process.isAlive()).isFalse());
    execute("insert into note values ('kept')");
  }

  @Test
  void aProgramThatDiesIsStartedAgain() throws IOException {
    Launch launch = launch();
    launch.awaitReady();
    ProcessHandle worker = launch.process("worker");

    worker.destroyForcibly();

    Until.holds("restart", SOON, () -> launch.output().contains("worker is ready again"));
    assertThat(launch.process("worker").pid()).isNotEqualTo(worker.pid());
  }

  @Test
  void freshStartsWithNothing() throws IOException, InterruptedException, SQLException {
    Launch first = launch();
    first.awaitReady();
    execute("create table note (text text)");
    String keys = Files.readString(root.resolve(".local/demo-keys.json"));
    first.stop();

    launch("--fresh").awaitReady();

    execute("create table note (text text)");
    assertThat(root.resolve(".local/demo-keys.json")).content().isNotEqualTo(keys);
  }

  private Launch launch(String... options) throws IOException {
    Launch launch = Launch.in(root, ports, options);
    launches.add(launch);
    return launch;
  }

  private void execute(String sql) throws IOException, SQLException {
    String url = "jdbc:postgresql://localhost:" + port("DATABASE") + "/wonflow";
    var secrets = Launch.properties(root.resolve(".local/secrets.properties"));
    try (Connection owner =
            DriverManager.getConnection(
                url, "wonflow_owner", secrets.getProperty("DATABASE_OWNER_PASSWORD"));
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private String port(String name) {
    return ports.getOrDefault("WONFLOW_" + name + "_PORT", "");
  }
}
