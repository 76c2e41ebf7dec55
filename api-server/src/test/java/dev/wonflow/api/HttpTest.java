package dev.wonflow.api;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The server over real HTTP. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "wonflow.link-key=a key of tests, long enough",
      "wonflow.public-url=https://pay.example",
      "wonflow.return-origins=https://shop.example,https://pay.example",
      "wonflow.confirm-wait=2s",
      "wonflow.limits.key.burst=1000000",
      "wonflow.limits.address.burst=1000000",
      "wonflow.limits.webhook.burst=1000000"
    })
public abstract class HttpTest {
  @LocalServerPort private int port;

  /** As the demo shop. */
  protected Http http = new Http(0);

  @BeforeEach
  void connect() {
    http = new Http(port);
  }
}
