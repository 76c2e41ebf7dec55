package dev.wonflow.activities.reconciliation;

import dev.wonflow.reconciliation.DiscrepancyClass;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A discrepancy that somebody decides about; its row is locked.
 *
 * @param amount of the last sighting, Toss less ours
 * @param difference what it moves the totals of the day apart by
 * @param covered what was booked to {@code suspense} for it and not taken back
 * @param inSuspense what of that is still there
 */
record DecidedDiscrepancy(
    String id,
    DiscrepancyClass found,
    String kind,
    String state,
    long amount,
    long difference,
    long covered,
    long inSuspense) {
  /** The row itself is locked; what was seen last stands in the sightings, which never change. */
  static final String LOCKED =
      """
      select d.id, d.class, d.kind, d.state, d.amount, d.covered, d.in_suspense,
             coalesce((select s.difference from discrepancy_sighting s
                        where s.discrepancy_id = d.id order by s.run_id desc, s.round desc limit 1), 0) as difference
        from discrepancy d where d.id = :id for update of d
      """;

  static DecidedDiscrepancy of(ResultSet row, int number) throws SQLException {
    return new DecidedDiscrepancy(
        row.getString("id"),
        DiscrepancyClass.valueOf(row.getString("class")),
        row.getString("kind"),
        row.getString("state"),
        row.getLong("amount"),
        row.getLong("difference"),
        row.getLong("covered"),
        row.getLong("in_suspense"));
  }

  boolean isOpen() {
    return state.equals("OPEN");
  }

  boolean isInSuspense() {
    return state.equals("IN_SUSPENSE");
  }

  /** Its owner puts it right: a person's booking would be a second one. */
  boolean isHealable() {
    return kind.equals("automatable");
  }

  /** What a journal has to move, so that the books show what the other side shows. */
  long uncovered() {
    return (isOfTheBank() ? amount : difference) - covered;
  }

  /** The account of ours that differs from the other side. */
  String account() {
    return isOfTheBank() ? "bank" : "toss-receivable";
  }

  private boolean isOfTheBank() {
    return found == DiscrepancyClass.BANK_MISSING || found == DiscrepancyClass.BANK_EXTRA;
  }
}
