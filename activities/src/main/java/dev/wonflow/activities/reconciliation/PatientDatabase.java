package dev.wonflow.activities.reconciliation;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same database with the patience for a day: comparing a million lines takes minutes, where the
 * steps of a payment have seconds. Few connections of its own, none while nothing is compared.
 */
@Component
class PatientDatabase implements DisposableBean {
  /** Less than the 65 minutes that the comparison has. */
  private static final Duration STATEMENT = Duration.ofHours(1);

  private static final int CONNECTIONS = 3;

  /** A day is sorted and joined in memory; with the usual 4 MB all of it goes by the disk. */
  private static final String WORK_MEMORY = "64MB";

  private final HikariDataSource source;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  PatientDatabase(DataSourceProperties settings) {
    source = settings.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    source.setPoolName("reconciliation");
    source.setMaximumPoolSize(CONNECTIONS);
    source.setMinimumIdle(0);
    source.setConnectionInitSql(
        "set statement_timeout = %d; set work_mem = '%s'"
            .formatted(STATEMENT.toMillis(), WORK_MEMORY));
    source.addDataSourceProperty("socketTimeout", STATEMENT.toSeconds() + 5);
    jdbc = JdbcClient.create(source);
    transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** One transaction over one snapshot. */
  <T> T inTransaction(Function<JdbcClient, T> work) {
    T result = transactions.execute(status -> work.apply(jdbc));
    if (result == null) {
      throw new IllegalStateException("A transaction has a result");
    }
    return result;
  }

  @Override
  public void destroy() {
    source.close();
  }
}
