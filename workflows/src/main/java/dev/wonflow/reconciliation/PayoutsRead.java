package dev.wonflow.reconciliation;

/** How many payouts Toss showed. */
public record PayoutsRead(int payouts) {}
