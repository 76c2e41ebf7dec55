package dev.wonflow.simulator.settlement;

import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.gateway.TossError;
import dev.wonflow.simulator.payment.Days;
import dev.wonflow.simulator.payment.Days.Charge;
import dev.wonflow.simulator.payment.Days.Day;
import dev.wonflow.simulator.payment.Days.Made;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes up a day of payments and spoils its settlement. */
@RestController
class DayController {
  private final Days days;
  private final Lines lines;
  private final SimulatorClock clock;

  /** Without payments only the settlement of what really happened that day is spoiled. */
  record Request(
      @Nullable LocalDate date,
      int payments,
      long seed,
      @Nullable Faults faults,
      @Nullable List<Charge> charges) {
    List<Charge> allCharges() {
      return charges == null ? List.of() : charges;
    }

    boolean isWrong(LocalDate today) {
      return date == null
          || date.isAfter(today)
          || payments < 0
          || allCharges().stream().anyMatch(charge -> charge.amount() <= 0);
    }
  }

  /** Counts of rows; see {@link SettlementFaults}. */
  record Faults(
      int missing,
      int extra,
      int duplicate,
      int wrongAmount,
      int wrongFee,
      int wrongDate,
      int late,
      boolean pageOverlap) {

    SettlementFaults seeded(long seed) {
      return new SettlementFaults(
          seed, missing, extra, duplicate, wrongAmount, wrongFee, wrongDate, late, pageOverlap);
    }
  }

  DayController(Days days, Lines lines, SimulatorClock clock) {
    this.days = days;
    this.lines = lines;
    this.clock = clock;
  }

  @PostMapping("/sandbox/days")
  Made make(@RequestBody Request request) {
    var date = request.date();
    if (date == null || request.isWrong(SeoulTime.date(clock.now()))) {
      throw new TossError("INVALID_REQUEST");
    }
    if (request.payments() + (long) request.allCharges().size() > Days.MOST) {
      throw new TossError("EXCEED_MAX_QUERY_LIMIT");
    }
    lines.spoil(
        date,
        request.faults() == null ? SettlementFaults.NONE : request.faults().seeded(request.seed()));
    return days.make(new Day(date, request.payments(), request.seed(), request.allCharges()));
  }
}
