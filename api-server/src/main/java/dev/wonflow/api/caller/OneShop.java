package dev.wonflow.api.caller;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Everybody is the demo shop, as long as there are no keys. */
@Component
class OneShop implements Callers {
  private static final Caller DEMO = new Caller("demo");

  @Override
  public Caller of(HttpServletRequest request) {
    return DEMO;
  }
}
