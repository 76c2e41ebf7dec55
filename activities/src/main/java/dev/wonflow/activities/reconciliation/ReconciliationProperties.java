package dev.wonflow.activities.reconciliation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a run may heal by itself; above either, nothing is healed and a person is called.
 *
 * @param mostHealed payments of one run
 * @param mostHealedAmount won of one run
 */
@ConfigurationProperties("wonflow.reconciliation")
record ReconciliationProperties(
    @DefaultValue("100") int mostHealed, @DefaultValue("10000000") long mostHealedAmount) {}
