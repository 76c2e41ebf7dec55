package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RestartTest {
  private final String order = Simulator.order();

  @Test
  void stateSurvivesKill() throws Exception {
    var data = Simulator.folder();
    var port = freePort();
    var program = start(data, port);
    var toss = Simulator.at(port);
    toss.awaitHealthy();
    var key = toss.paid(order, 10_000, "CARD");
    var first = toss.confirm(key, order, 10_000, "confirm:" + order + ":1");
    toss.cancel(key, "{\"cancelReason\":\"일부\",\"cancelAmount\":1000}");
    toss.advance(Duration.ofDays(3));
    var clock = toss.get("/sandbox/clock").text("now");

    program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    try (var again = Simulator.startOn(data)) {
      assertThat(again.lookUp(key).number("balanceAmount")).isEqualTo(9_000);
      assertThat(again.confirm(key, order, 10_000, "confirm:" + order + ":1").body())
          .isEqualTo(first.body());
      assertThat(again.get("/sandbox/clock").text("now")).isGreaterThanOrEqualTo(clock);
      var audit = again.get("/sandbox/audit").json();
      assertThat(audit.get("totals").get("approved").asLong()).isEqualTo(10_000);
      assertThat(audit.get("totals").get("canceled").asLong()).isEqualTo(1_000);
      assertThat(audit.get("requests").size()).isGreaterThanOrEqualTo(3);
    }
  }

  private static Process start(Path data, int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            TossSimulatorApplication.class.getName(),
            "--server.port=" + port,
            "--wonflow.simulator.data=" + data)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
