package dev.wonflow.api.reconciliation;

import dev.wonflow.api.World;
import java.time.LocalDate;
import java.util.UUID;

/** Runs and what they found, as the worker would have written them. */
final class ReportRows {
  private ReportRows() {}

  static void run(LocalDate date, int number, String verdict, long toss, long books) {
    World.ROWS
        .sql(
            """
            insert into reconciliation_run (date, number, key, workflow_id, trigger, provisional, compared_to, state, verdict,
                                            closed_at, last_round, toss_total, books_total)
            values (:date, :number, :key, :key, 'SCHEDULE', false, now(), 'CLOSED', :verdict, now(), 1, :toss, :books)
            """)
        .param("date", date)
        .param("number", number)
        .param("key", date + ":" + number)
        .param("verdict", verdict)
        .param("toss", toss)
        .param("books", books)
        .update();
  }

  /** The id of what was found. */
  static String found(LocalDate date, int run, String name, String key, long difference) {
    String id = "dis_" + UUID.randomUUID().toString().replace("-", "");
    World.ROWS
        .sql(
            """
            insert into discrepancy (id, class, key, kind, date) values (:id, :class, :key || :id, 'manual', :date)
            """)
        .param("id", id)
        .param("class", name)
        .param("key", key)
        .param("date", date)
        .update();
    World.ROWS
        .sql(
            """
            insert into discrepancy_sighting (run_id, round, discrepancy_id, theirs, ours, difference)
            select id, 1, :id, :difference, null, :difference from reconciliation_run where date = :date and number = :run
            """)
        .param("id", id)
        .param("difference", difference)
        .param("date", date)
        .param("run", run)
        .update();
    return id;
  }
}
