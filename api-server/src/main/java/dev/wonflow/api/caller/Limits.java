package dev.wonflow.api.caller;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests are taken.
 *
 * @param key of one key
 * @param address of one address without a key: buyers' pages, logins, wrong keys
 * @param webhook of one address to the webhook: all of Toss's come from a few
 * @param underWay payments that this server works on at once, whoever's they are
 */
@ConfigurationProperties("wonflow.limits")
record Limits(
    @DefaultValue Rate key,
    @DefaultValue Rate address,
    @DefaultValue WebhookRate webhook,
    @DefaultValue("128") int underWay) {

  /**
   * @param perSecond in the long run
   * @param burst at once
   */
  record Rate(@DefaultValue("50") long perSecond, @DefaultValue("100") long burst) {}

  /**
   * @param perSecond in the long run
   * @param burst at once
   */
  record WebhookRate(@DefaultValue("200") long perSecond, @DefaultValue("400") long burst) {
    Rate rate() {
      return new Rate(perSecond, burst);
    }
  }
}
