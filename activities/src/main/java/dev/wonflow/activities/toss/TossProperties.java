package dev.wonflow.activities.toss;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Toss is, and how long it is waited for. A wrong value stops the start.
 *
 * @param secretKey never shown; a live key goes over https only
 * @param callTimeout for one whole call, the answer's body included
 * @param connectTimeout part of the call's
 */
@ConfigurationProperties("wonflow.toss")
public record TossProperties(
    URI baseUrl,
    String secretKey,
    @DefaultValue("3s") Duration callTimeout,
    @DefaultValue("1s") Duration connectTimeout) {

  /** Checks the values. */
  public TossProperties {
    require(Set.of("http", "https").contains(baseUrl.getScheme()), "base-url (http or https)");
    require(secretKey.matches("[\\x21-\\x7e&&[^:]]+"), "secret-key (TOSS_SECRET_KEY)");
    require(
        "https".equals(baseUrl.getScheme()) || !secretKey.startsWith("live_"),
        "base-url (https with a live key)");
    require(callTimeout.isPositive(), "call-timeout (positive)");
    require(
        connectTimeout.isPositive() && connectTimeout.compareTo(callTimeout) <= 0,
        "connect-timeout (positive, within call-timeout)");
  }

  @Override
  public String toString() {
    return "TossProperties[" + baseUrl + ", " + callTimeout + "]";
  }

  private static void require(boolean condition, String setting) {
    if (!condition) {
      throw new IllegalArgumentException("Missing or not allowed: wonflow.toss." + setting);
    }
  }
}
