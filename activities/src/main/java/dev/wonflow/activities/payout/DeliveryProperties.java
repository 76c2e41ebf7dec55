package dev.wonflow.activities.payout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When money becomes available without a report of its delivery. A wrong value stops the start.
 *
 * @param payableAfter from the credit on; zero: at the next release
 */
@ConfigurationProperties("wonflow.delivery")
record DeliveryProperties(@DefaultValue("7d") Duration payableAfter) {
  DeliveryProperties {
    if (payableAfter.isNegative()) {
      throw new IllegalArgumentException("Not allowed: wonflow.delivery.payable-after, negative");
    }
  }
}
