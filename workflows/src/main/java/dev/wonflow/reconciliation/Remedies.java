package dev.wonflow.reconciliation;

import dev.wonflow.money.Money;
import java.util.List;

/**
 * What can be put right by its owner.
 *
 * @param payments empty where a cap is exceeded: then nothing is touched
 * @param payouts likewise
 * @param count of both, before the cap
 * @param amount of both, before the cap
 */
public record Remedies(
    List<Remedy> payments, List<PayoutRemedy> payouts, boolean capped, int count, Money amount) {}
