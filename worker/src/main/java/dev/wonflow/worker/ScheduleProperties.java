package dev.wonflow.worker;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the daily reconciliation runs.
 *
 * @param cron five fields, or such as {@code @every 5s}
 * @param zone of the cron's fields
 * @param catchUp firings that a stopped Temporal missed are made up for this long
 */
@ConfigurationProperties("wonflow.reconciliation.schedule")
record ScheduleProperties(
    @DefaultValue("0 6 * * *") String cron,
    @DefaultValue("Asia/Seoul") ZoneId zone,
    @DefaultValue("7d") Duration catchUp) {}
