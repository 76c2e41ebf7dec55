package dev.wonflow.api.shop;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
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
    List<Cart.Line> lines = lines(form, locale);
    if (lines.isEmpty()) {
      return to("/shop?empty=true");
    }
    String key = form.getOrDefault("key", UUID.randomUUID().toString());
    return to(server.order(key, new Cart(name(lines, locale), lines)));
  }

  private List<Cart.Line> lines(Map<String, String> form, Locale locale) {
    return Good.ALL.stream()
        .map(good -> line(good, form.getOrDefault(good.id(), "0"), locale))
        .filter(line -> line.count() > 0)
        .toList();
  }

  private Cart.Line line(Good good, String wanted, Locale locale) {
    int count = wanted.matches("[0-9]") ? Integer.parseInt(wanted) : 0;
    return new Cart.Line(good, count, words("good." + good.id(), locale) + " × " + count);
  }

  private String name(List<Cart.Line> lines, Locale locale) {
    String first = words("good." + lines.getFirst().good().id(), locale);
    return lines.size() == 1 ? first : words("shop.more", locale, first, lines.size() - 1);
  }

  private String words(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  private static ResponseEntity<Void> to(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, address)
        .build();
  }
}
