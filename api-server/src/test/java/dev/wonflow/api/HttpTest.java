package dev.wonflow.api;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The server over real HTTP. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "wonflow.link-key=a key of tests, long enough",
      "wonflow.payouts.security-key=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
      "wonflow.public-url=https://pay.example",
      "wonflow.return-origins=https://shop.example,https://pay.example",
      "wonflow.confirm-wait=2s",
      "wonflow.vault.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
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
