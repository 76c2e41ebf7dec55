package dev.wonflow.simulator.gateway;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Answers by key, for 15 days. What is in flight is known to this process only: after a crash
 * nothing is in flight any more.
 */
@Repository
class IdempotentAnswers {
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
  private final JdbcClient database;
  private final SimulatorClock clock;
  private final Settings settings;

  IdempotentAnswers(JdbcClient database, SimulatorClock clock, Settings settings) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * @throws TossError IDEMPOTENT_REQUEST_PROCESSING
   */
  void begin(String scope) {
    if (!inFlight.add(scope)) {
      throw new TossError("IDEMPOTENT_REQUEST_PROCESSING");
    }
  }

  void end(String scope) {
    inFlight.remove(scope);
  }

  Optional<Answer> find(String scope) {
    return database
        .sql(
            "select status, content_type, body, trace_id from idempotent_answer where scope = ? and answered_at > ?")
        .params(
            scope, clock.now().minus(settings.timing().idempotencyKey()).atOffset(ZoneOffset.UTC))
        .query(
            (row, number) ->
                new Answer(
                    row.getInt(1), row.getString(2), row.getString(3), row.getString(4), null))
        .optional();
  }

  /** Refusals are kept too; 401, 409 and 429 say nothing about the request itself. */
  void keep(String scope, String traceId, Answer answer) {
    if (!isKept(answer.status())) {
      return;
    }
    database
        .sql(
            """
            merge into idempotent_answer (scope, status, content_type, body, trace_id, answered_at)
            values (?, ?, ?, ?, ?, ?)""")
        .params(
            scope,
            answer.status(),
            answer.contentType(),
            answer.body(),
            traceId,
            clock.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  private boolean isKept(int status) {
    if (status >= 500) {
      return settings.toss().remembersServerErrors();
    }
    return status != 401 && status != 409 && status != 429;
  }
}
