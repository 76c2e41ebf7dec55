package dev.wonflow.reconciliation;

import dev.wonflow.money.Money;
import java.util.List;

/**
 * What can be put right by its owner.
 *
 * @param payments empty where a cap is exceeded: then nothing is touched
 * @param count of payments, before the cap
 * @param amount of them, before the cap
 */
public record Remedies(List<Remedy> payments, boolean capped, int count, Money amount) {}
