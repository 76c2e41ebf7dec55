package dev.wonflow.worker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often money whose time is over is released.
 *
 * @param every pause between two runs
 */
@ConfigurationProperties("wonflow.delivery.release")
record ReleaseProperties(@DefaultValue("10m") Duration every) {}
