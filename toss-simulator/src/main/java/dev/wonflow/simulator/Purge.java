package dev.wonflow.simulator;

import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the request log bounded; money is never purged. */
@Component
class Purge {
  private static final long KEPT = 200_000;
  private final JdbcClient database;

  Purge(JdbcClient database) {
    this.database = database;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void old() {
    database
        .sql("delete from request_log where sequence < (select max(sequence) from request_log) - ?")
        .param(KEPT)
        .update();
  }
}
