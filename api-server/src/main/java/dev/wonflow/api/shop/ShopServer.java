package dev.wonflow.api.shop;

import dev.wonflow.api.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server of the demo shop: it knows wonflow by its public API only. */
@Component
@Profile("local")
class ShopServer {
  private final RestClient wonflow;
  private final Settings settings;
  private final ShopSettings shop;
  private final JsonMapper json;

  ShopServer(Settings settings, ShopSettings shop, JsonMapper json) {
    this.wonflow = RestClient.create(settings.publicUrl().toString());
    this.settings = settings;
    this.shop = shop;
    this.json = json;
  }

  /**
   * Where the buyer pays.
   *
   * @param cart at least one thing
   */
  String order(String idempotencyKey, Cart cart) {
    Map<String, Object> request =
        Map.of(
            "buyerId",
            "buyer-" + Integer.toHexString(idempotencyKey.hashCode()),
            "orderName",
            cart.orderName(),
            "orders",
            orders(cart.lines()),
            "returnUrl",
            settings.publicUrl() + "/shop");
    JsonNode payment =
        wonflow
            .post()
            .uri("/payments/payment/v1")
            .headers(this::authorize)
            .header("Idempotency-Key", idempotencyKey)
            .body(request)
            .retrieve()
            .requiredBody(JsonNode.class);
    return payment.path("checkoutUrl").asString();
  }

  private static List<Map<String, Object>> orders(List<Cart.Line> lines) {
    return lines.stream().map(ShopServer::order).toList();
  }

  private static Map<String, Object> order(Cart.Line line) {
    String won = Long.toString(line.good().won() * line.count());
    return Map.of(
        "sellerId", line.good().sellerId(),
        "amount", Map.of("amount", won, "currency", "KRW"),
        "description", line.words());
  }

  private void authorize(HttpHeaders headers) {
    Path file = shop.keysFile();
    if (file != null && Files.isRegularFile(file)) {
      headers.setBearerAuth(json.readTree(file.toFile()).path("checkout").asString());
    }
  }
}
