package dev.wonflow.reconciliation;

import java.time.LocalDate;

/**
 * Finance signs a run of a day.
 *
 * @param run number of the run among those of its date
 */
public record SignOff(LocalDate date, int run, String actor, String reason) {
  /** The id of the workflow: one for a run, whoever signs. */
  public String workflowId() {
    return "sign-off-" + date + "-" + run;
  }
}
