package dev.wonflow.api.payment;

import dev.wonflow.api.Settings;
import dev.wonflow.api.problem.Require;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where buyers may be sent back to: only to origins that were configured. */
@Component
class ReturnUrls {
  private final Settings settings;

  ReturnUrls(Settings settings) {
    this.settings = settings;
  }

  /** The address as it was sent; null where none was. */
  @Nullable String required(@Nullable String sent) {
    if (sent == null) {
      return null;
    }
    URI uri = parse(Require.text("returnUrl", sent, 1, 2000));
    String origin = uri.getScheme() + "://" + uri.getRawAuthority();
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web || !settings.returnOrigins().contains(origin)) {
      throw Require.invalid("returnUrl", "an address on one of your origins");
    }
    return sent;
  }

  private static URI parse(String sent) {
    try {
      return new URI(sent);
    } catch (URISyntaxException e) {
      throw Require.invalid("returnUrl", "an address");
    }
  }
}
