package dev.wonflow.activities;

import dev.wonflow.payout.PayoutRecords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Days that heal two at most. */
abstract class ReconciliationStory extends DayTest {
  static final long MOST_HEALED_AMOUNT = 10_000_000;
  @Autowired PayoutRecords payouts;

  @DynamicPropertySource
  static void healTwoAtMost(DynamicPropertyRegistry settings) {
    settings.add("wonflow.reconciliation.most-healed", () -> 2);
  }
}
