package dev.wonflow.api.caller;

import dev.wonflow.id.Ids;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Everybody is the demo shop, as long as no key is checked; each key shown is another person. */
@Component
class OneShop implements Callers {
  private static final int SHORT = 8;

  @Override
  public Caller of(HttpServletRequest request) {
    String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
    String person = shown == null ? "nobody" : "key-" + Ids.digest(shown).substring(0, SHORT);
    return new Caller("demo", person);
  }
}
