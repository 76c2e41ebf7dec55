package dev.wonflow.simulator.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wonflow.simulator.Remembered;
import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.gateway.TossError;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When which bank or card company is closed. */
@Component
public class Maintenance {
  private static final String NAME = "maintenance";
  private static final int MOST = 200;
  private final Remembered remembered;
  private final SimulatorClock clock;
  private volatile List<Window> windows;

  /**
   * Closed from (inclusive) to (exclusive), Korean time, past midnight if the end is not later.
   *
   * @param bank code of a bank or card company; {@code *} = all of them
   * @param day the day it begins on; absent = every day
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Window(String bank, LocalTime from, LocalTime to, @Nullable DayOfWeek day) {

    boolean covers(String code, DayOfWeek today, LocalTime now) {
      if (!bank.equals("*") && !bank.equals(code)) {
        return false;
      }
      if (from.isBefore(to)) {
        return on(today) && !now.isBefore(from) && now.isBefore(to);
      }
      return (on(today) && !now.isBefore(from)) || (on(today.minus(1)) && now.isBefore(to));
    }

    private boolean on(DayOfWeek begin) {
      return day == null || day == begin;
    }
  }

  private record Windows(List<Window> list) {}

  Maintenance(Remembered remembered, SimulatorClock clock) {
    this.remembered = remembered;
    this.clock = clock;
    this.windows = remembered.find(NAME, Windows.class).map(Windows::list).orElse(List.of());
  }

  public List<Window> windows() {
    return windows;
  }

  public synchronized void add(Window window) {
    if (windows.size() >= MOST) {
      throw new IllegalArgumentException("too many windows");
    }
    var more = new ArrayList<>(windows);
    more.add(window);
    keep(more);
  }

  public synchronized void remove(String bank) {
    keep(windows.stream().filter(window -> !window.bank().equals(bank)).toList());
  }

  public boolean isOpen(String code) {
    var now = SeoulTime.at(clock.now());
    return windows.stream().noneMatch(w -> w.covers(code, now.getDayOfWeek(), now.toLocalTime()));
  }

  /**
   * @throws TossError NOT_AVAILABLE_BANK
   */
  void requireOpen(String code) {
    if (!isOpen(code)) {
      throw new TossError("NOT_AVAILABLE_BANK");
    }
  }

  private void keep(List<Window> next) {
    remembered.put(NAME, new Windows(next));
    windows = List.copyOf(next);
  }
}
