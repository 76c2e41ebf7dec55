package dev.wonflow.simulator.gateway;

import dev.wonflow.simulator.Tokens;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every request that reached Toss and what became of it. */
@Repository
class RequestLog {
  private final JdbcClient database;

  RequestLog(JdbcClient database) {
    this.database = database;
  }

  void add(Call call, String outcome) {
    database
        .sql(
            """
            insert into request_log
              (received_at, method, path, idempotency_key, order_id, body_hash, outcome)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .params(
            Arrays.asList(
                call.receivedAt().atOffset(ZoneOffset.UTC),
                call.method(),
                cut(call.path(), 1000),
                call.idempotencyKey() == null ? null : cut(call.idempotencyKey(), 301),
                call.orderId() == null ? null : cut(call.orderId(), 100),
                call.body().isEmpty() ? null : Tokens.sha256(call.body()),
                cut(outcome, 200)))
        .update();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
