package dev.wonflow.api.reconciliation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs that were asked for, one per date. */
record StartedRuns(List<Item> runs, @JsonIgnore boolean replayed) {
  /**
   * One of them.
   *
   * @param run null until it has begun: a run waits while another one of its date is running
   */
  record Item(LocalDate date, @Nullable Integer run) {}
}
