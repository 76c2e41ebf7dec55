package dev.wonflow.reconciliation;

import dev.wonflow.error.ErrorCode;
import io.temporal.failure.ApplicationFailure;
import java.util.List;

/** Three pages of settlements in memory. */
final class ScriptedSettlements implements Settlements {
  private static final int PAGES = 3;
  private final List<String> steps;
  private int failures;
  private long contradicted;

  ScriptedSettlements(List<String> steps) {
    this.steps = steps;
  }

  void failing(int times) {
    failures = times;
  }

  void contradicted(long lines) {
    contradicted = lines;
  }

  @Override
  public synchronized SettlementsRead read(SettlementReading reading) {
    if (failures-- > 0) {
      throw ApplicationFailure.newFailure("away", ErrorCode.TOSS_NO_ANSWER.name());
    }
    SettlementPlace place = reading.from();
    return new SettlementsRead(place.next(), 5_000, contradicted, place.page() == PAGES);
  }

  @Override
  public synchronized BookedLines book(RunReference run) {
    steps.add("book");
    return new BookedLines(10);
  }
}
