package dev.wonflow.simulator.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The script that a shop's page loads where the real one comes from js.tosspayments.com. */
@RestController
class BrowserScript {
  private final String script;

  BrowserScript() {
    try {
      script = new ClassPathResource("browser.js").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @GetMapping("/v2/standard")
  ResponseEntity<String> standard() {
    var type = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    return ResponseEntity.ok().contentType(type).body(script);
  }
}
