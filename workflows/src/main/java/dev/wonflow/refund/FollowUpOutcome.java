package dev.wonflow.refund;

/**
 * What a follow-up found.
 *
 * @param booked cancels and deposits taken back that were not in the books before
 */
public record FollowUpOutcome(int booked) {}
