package dev.wonflow.activities.toss;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Toss is asked about payouts. A wrong value stops the start.
 *
 * @param securityKey 64 hex digits, encrypts what we send; never shown
 * @param previousSecurityKey the one before, during a rotation, or blank
 * @param callTimeout Toss API 2022-11-16: 60 seconds at least
 */
@ConfigurationProperties("wonflow.payouts")
public record PayoutProperties(
    String securityKey,
    @DefaultValue("") String previousSecurityKey,
    @DefaultValue("60s") Duration callTimeout) {
  private static final String KEY = "[0-9a-fA-F]{64}";

  /** Checks the values. */
  public PayoutProperties {
    require(securityKey.matches(KEY), "security-key (TOSS_SECURITY_KEY, 64 hex digits)");
    require(
        previousSecurityKey.isBlank() || previousSecurityKey.matches(KEY),
        "previous-security-key (TOSS_SECURITY_KEY_PREVIOUS, 64 hex digits)");
    require(callTimeout.isPositive(), "call-timeout (positive)");
  }

  /** The current key first. */
  Stream<String> keys() {
    return Stream.of(securityKey, previousSecurityKey).filter(key -> !key.isBlank());
  }

  @Override
  public String toString() {
    return "PayoutProperties[" + callTimeout + "]";
  }

  private static void require(boolean condition, String setting) {
    if (!condition) {
      throw new IllegalArgumentException("Missing or not allowed: wonflow.payouts." + setting);
    }
  }
}
