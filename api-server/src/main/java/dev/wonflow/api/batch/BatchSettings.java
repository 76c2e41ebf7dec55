package dev.wonflow.api.batch;

import dev.wonflow.batch.BatchPace;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is configured about batches.
 *
 * @param perMinute payouts that one batch starts a minute; Toss takes 100 calls with a test key
 */
@Validated
@ConfigurationProperties("wonflow.batches")
record BatchSettings(@DefaultValue("60") @Min(1) @Max(6000) int perMinute) {
  BatchPace pace() {
    return BatchPace.perMinute(perMinute);
  }
}
