package dev.wonflow.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Bodies;
import dev.wonflow.api.HttpTest;
import dev.wonflow.api.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where TLS to Temporal is asked for, nothing is said in the clear. */
class TemporalTlsTest extends HttpTest {
  /** The content type of a TLS record that holds a handshake (RFC 8446, 5.1). */
  private static final int HANDSHAKE = 22;

  private static final BlockingQueue<Integer> FIRST_BYTES = new LinkedBlockingQueue<>();
  private static final ServerSocket TEMPORAL = listening();

  @DynamicPropertySource
  static void withTls(DynamicPropertyRegistry properties) {
    World.database(properties);
    properties.add("TEMPORAL_ADDRESS", () -> "localhost:" + TEMPORAL.getLocalPort());
    properties.add("TEMPORAL_TLS", () -> "true");
  }

  @AfterAll
  static void close() throws IOException {
    TEMPORAL.close();
  }

  @Test
  void connectionBeginsWithAHandshake() throws InterruptedException {
    assertThat(http.pay(Bodies.GOOD).problem()).isEqualTo("503 TEMPORAL_UNAVAILABLE");

    assertThat(FIRST_BYTES.poll(10, TimeUnit.SECONDS)).isEqualTo(HANDSHAKE);
    assertThat(FIRST_BYTES).allMatch(first -> first == HANDSHAKE);
  }

  private static ServerSocket listening() {
    try {
      ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(() -> accept(server));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void accept(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        FIRST_BYTES.add(caller.getInputStream().read());
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
