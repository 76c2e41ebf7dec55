package dev.wonflow.activities.toss;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Toss's long lists are read. A wrong value stops the start.
 *
 * @param callTimeout for one page; Toss may take 60 seconds. The activity's heartbeat follows it
 * @param pageSize rows a page, at most Toss's 5,000
 */
@ConfigurationProperties("wonflow.toss.reports")
public record TossReportProperties(
    @DefaultValue("60s") Duration callTimeout, @DefaultValue("5000") int pageSize) {
  private static final int TOSS_MOST = 5_000;

  /** Checks the values. */
  public TossReportProperties {
    if (!callTimeout.isPositive() || pageSize < 1 || pageSize > TOSS_MOST) {
      throw new IllegalArgumentException(
          "Not allowed: wonflow.toss.reports.call-timeout (positive) or page-size (1 to 5000)");
    }
  }
}
