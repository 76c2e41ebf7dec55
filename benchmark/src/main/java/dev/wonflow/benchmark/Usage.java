package dev.wonflow.benchmark;

import dev.wonflow.local.Database;
import dev.wonflow.local.Program;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What has been used of everything since the servers' start, by name. */
record Usage(Map<String, Double> amounts) {
  /** What only begins, ends or sets up a transaction is no statement. */
  private static final String AMOUNTS =
      """
      select 'statements of ' || r.rolname, sum(s.calls)::float8
        from pg_stat_statements s join pg_roles r on r.oid = s.userid
       where s.query !~* '^\\s*(begin|start|commit|end|rollback|savepoint|release|set|show|discard|deallocate)\\y'
       group by r.rolname
      union all
      select 'bytes of log', pg_current_wal_lsn() - '0/0'
      union all
      select 'bytes of ' || datname, pg_database_size(oid) from pg_database
      """;

  private static final double NANOS_PER_MILLI = 1e6;

  static Usage now(Servers servers) {
    Map<String, Double> amounts = new TreeMap<>();
    try (Connection connection = connect(servers.postgres().database());
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(AMOUNTS)) {
      while (rows.next()) {
        amounts.put(rows.getString(1), rows.getDouble(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    servers.programs().forEach(program -> amounts.put("ms of " + program.name(), cpu(program)));
    amounts.put("ms of measuring", millis(ProcessHandle.current()));
    return new Usage(amounts);
  }

  static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(
        database.url(), database.owner().user(), database.owner().password());
  }

  /** The database as its owner. */
  static JdbcClient owner(Database database) {
    return JdbcClient.create(
        new DriverManagerDataSource(
            database.url(), database.owner().user(), database.owner().password()));
  }

  /** What each of so many payments has used since an earlier look. */
  Map<String, Double> perPayment(Usage before, int payments) {
    Map<String, Double> each = new TreeMap<>();
    amounts.forEach(
        (name, now) -> each.put(name, (now - before.amounts.getOrDefault(name, 0.0)) / payments));
    return each;
  }

  /** Milliseconds of processors that a program took so far; PostgreSQL's children do its work. */
  static double cpu(Program program) {
    return ProcessHandle.of(program.pid())
        .map(
            process ->
                Stream.concat(Stream.of(process), process.descendants())
                    .mapToDouble(Usage::millis)
                    .sum())
        .orElse(0.0);
  }

  private static double millis(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / NANOS_PER_MILLI;
  }
}
