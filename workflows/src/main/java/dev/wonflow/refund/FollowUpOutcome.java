package dev.wonflow.refund;

/**
 * What a follow-up found.
 *
 * @param booked cancels that were not in the books before
 */
public record FollowUpOutcome(int booked) {}
