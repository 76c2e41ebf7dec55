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
      "wonflow.vault.key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
      "wonflow.public-url=https://pay.example",
      "wonflow.return-origins=https://shop.example,https://pay.example",
      "wonflow.confirm-wait=2s"
    })
public abstract class HttpTest {
  @LocalServerPort private int port;

  protected Http http = new Http(0);

  @BeforeEach
  void connect() {
    http = new Http(port);
  }
}
