package dev.wonflow.api.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.Http;
import dev.wonflow.api.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ActiveProfiles("local")
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
    properties = {
      "wonflow.link-key=a key of tests, long enough",
      "wonflow.vault.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
      "wonflow.payouts.security-key=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
    })
class ShopTest {
  private static final int PORT = World.deadPort();
  private final Http http = new Http(PORT).anonymous();

  @DynamicPropertySource
  static void world(DynamicPropertyRegistry properties) {
    World.database(properties);
    World.temporal(properties);
    properties.add("server.port", () -> PORT);
    properties.add("wonflow.shop.keys-file", ShopTest::keysFile);
    properties.add("wonflow.public-url", () -> "http://localhost:" + PORT);
  }

  /** As the launcher writes it. */
  private static Path keysFile() {
    try {
      Path file = Files.createTempFile("demo-keys", ".json");
      return Files.writeString(file, "{\"checkout\":\"" + World.key("checkout") + "\"}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theShopShowsItsGoodsAndWhereToLookInside() {
    assertThat(http.get("/shop?lang=en").text())
        .contains(
            "Green tea from Boseong",
            "₩12,000",
            "seller-hanji",
            "localhost:8233",
            "localhost:8090");
  }

  @Test
  void anOrderLeadsToTheCheckoutPage() {
    Answer answer = http.form("/shop?lang=en", "tea", "2", "paper", "1");

    assertThat(answer.status()).isEqualTo(303);
    String checkout = answer.header("Location").replace("http://localhost:" + PORT, "");
    assertThat(checkout).startsWith("/checkout/pay_");
    assertThat(http.get(checkout + "/status?lang=en").text())
        .contains(
            "Green tea from Boseong and 1 more", "₩33,500", "Hanji letter paper × 1", "/shop");
  }

  @Test
  void aDoubleClickIsOnePayment() {
    Answer first = http.form("/shop", "key", "click-1", "tea", "1");
    Answer second = http.form("/shop", "key", "click-1", "tea", "1");

    assertThat(first.header("Location")).contains("/checkout/pay_");
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void anEmptyCartStaysInTheShop() {
    for (String count : new String[] {"0", "-1", "x", "", "10"}) {
      assertThat(http.form("/shop", "tea", count).header("Location")).isEqualTo("/shop?empty=true");
    }
    assertThat(http.get("/shop?empty=true&lang=en").text()).contains("at least one thing");
  }
}
