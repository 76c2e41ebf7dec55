package dev.wonflow.api.shop;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the demo shop. */
@Controller
@Hidden
@Profile("local")
class ShopController {

  private final ShopServer server;
  private final ShopSettings settings;
  private final MessageSource messages;

  ShopController(ShopServer server, ShopSettings settings, MessageSource messages) {
    this.server = server;
    this.settings = settings;
    this.messages = messages;
  }

  @GetMapping("/shop")
  String shop(@RequestParam(defaultValue = "false") boolean empty, Model model) {
    model.addAttribute("goods", Good.ALL);
    model.addAttribute("settings", settings);
    model.addAttribute("empty", empty);
    model.addAttribute("key", UUID.randomUUID());
    return "shop";
  }

  /** The key comes with the form: a double click is one payment. */
  @PostMapping("/shop")
  ResponseEntity<Void> order(@RequestParam Map<String, String> form, Locale locale) {
    Map<Good, Integer> cart = cart(form);
    if (cart.isEmpty()) {
      return to("/shop?empty=true");
    }
    String key = form.getOrDefault("key", UUID.randomUUID().toString());
    return to(server.order(key, name(cart, locale), cart));
  }

  private static Map<Good, Integer> cart(Map<String, String> form) {
    Map<Good, Integer> cart = new LinkedHashMap<>();
    for (Good good : Good.ALL) {
      String count = form.getOrDefault(good.id(), "0");
      int wanted = count.matches("[0-9]") ? Integer.parseInt(count) : 0;
      if (wanted > 0) {
        cart.put(good, wanted);
      }
    }
    return cart;
  }

  private String name(Map<Good, Integer> cart, Locale locale) {
    String first =
        messages.getMessage("good." + cart.keySet().iterator().next().id(), null, locale);
    return cart.size() == 1
        ? first
        : messages.getMessage("shop.more", new Object[] {first, cart.size() - 1}, locale);
  }

  private static ResponseEntity<Void> to(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, address)
        .build();
  }
}
