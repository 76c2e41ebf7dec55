package dev.wonflow.api.status;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears from the database which payments and refunds have another status; the triggers {@code tell}
 * say it when their transaction is done. Keeps one connection of the pool for that.
 */
@Component
class StatusListener implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(StatusListener.class);

  /** After so much silence the connection is asked whether it still lives. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final DataSource database;
  private final StatusChanges changes;
  private volatile @Nullable Thread thread;

  StatusListener(DataSource database, StatusChanges changes) {
    this.database = database;
    this.changes = changes;
  }

  @Override
  public void start() {
    Thread listening = Thread.ofVirtual().name("status-listener").unstarted(this::listen);
    thread = listening;
    listening.start();
  }

  @Override
  public void stop() {
    Thread listening = thread;
    thread = null;
    if (listening != null) {
      listening.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Before the web server begins, and after it has ended. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void listen() {
    boolean deaf = false;
    while (goesOn()) {
      try (Connection connection = database.getConnection()) {
        subscribe(connection);
        if (deaf) {
          log.info("Changes of status are heard again");
        }
        deaf = false;
        hear(connection);
      } catch (SQLException | RuntimeException e) {
        if (goesOn() && !deaf) {
          log.warn("Changes of status are not heard but looked for each second: {}", e.toString());
          deaf = true;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private boolean goesOn() {
    return Thread.currentThread().equals(thread);
  }

  private static void subscribe(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen status");
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGConnection server = connection.unwrap(PGConnection.class);
    try {
      while (goesOn()) {
        PGNotification[] told = server.getNotifications(Math.toIntExact(SILENCE.toMillis()));
        for (PGNotification each : told) {
          changes.heard(each.getParameter());
        }
        if (told.length == 0 && !connection.isValid(1)) {
          throw new SQLException("the connection is gone");
        }
      }
    } finally {
      connection.abort(Runnable::run); // one that listens is no other's
    }
  }
}
