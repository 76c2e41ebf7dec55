package dev.wonflow.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wonflow.local.Database;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How each statement of a payment finds its rows among many. */
final class HotPath {
  /** A statement is one of the payments' if every tenth payment sends it. */
  private static final double SHARE = 0.1;

  private static final String STATEMENTS =
      """
      select min(s.query) as what, sum(s.calls)::bigint as times
        from pg_stat_statements s
        join pg_roles r on r.oid = s.userid
        join pg_database d on d.oid = s.dbid
       where d.datname = current_database() and r.rolname in ('wonflow_worker', 'wonflow_api')
         and s.query ~* '^\\s*(select|insert|update|delete|with|merge)\\y'
       group by s.queryid
      """;

  private static final ObjectMapper JSON = new ObjectMapper();
  private final int large;
  private final JdbcClient books;

  /**
   * Looks as the database's owner.
   *
   * @param large rows; a table of fewer may well be read as a whole
   */
  HotPath(Database database, int large) {
    this.large = large;
    this.books =
        JdbcClient.create(
            new DriverManagerDataSource(
                database.url() + "?preferQueryMode=simple", // else $1 would have to be given
                database.owner().user(),
                database.owner().password()));
  }

  private record Count(String what, long times) {}

  /**
   * A statement and how it would be executed.
   *
   * @param whole large tables that it reads from end to end
   * @param indexes that it uses
   */
  record Plan(String statement, List<String> whole, List<String> indexes) {
    @Override
    public String toString() {
      String how = indexes.isEmpty() ? "reads no rows" : "by " + String.join(", ", indexes);
      return (whole.isEmpty() ? how : "READS ALL OF " + String.join(", ", whole))
          + ": "
          + statement.strip().replaceAll("\\s+", " ").replaceAll("(?<=.{90}).+", "...");
    }
  }

  /** How often each statement was sent so far. */
  Map<String, Long> sent() {
    return counts(STATEMENTS);
  }

  /** Plans of the statements that so many payments have sent since an earlier look. */
  List<Plan> plans(Map<String, Long> before, int payments) {
    List<String> tables = largeTables();
    return sent().entrySet().stream()
        .filter(s -> s.getValue() - before.getOrDefault(s.getKey(), 0L) >= SHARE * payments)
        .map(statement -> plan(statement.getKey(), tables))
        .toList();
  }

  /** How often each table was read from end to end so far, by triggers and foreign keys too. */
  Map<String, Long> wholeReads() {
    return counts("select relname as what, seq_scan as times from pg_stat_user_tables");
  }

  private Map<String, Long> counts(String query) {
    return books.sql(query).query(Count.class).list().stream()
        .collect(Collectors.toMap(Count::what, Count::times, Long::sum));
  }

  /** How often since an earlier look a table was that is large now; without those that were not. */
  Map<String, Long> wholeReadsSince(Map<String, Long> before) {
    Map<String, Long> since = new TreeMap<>(wholeReads());
    since.keySet().retainAll(largeTables());
    since.replaceAll((table, reads) -> reads - before.getOrDefault(table, 0L));
    since.values().removeIf(reads -> reads == 0);
    return since;
  }

  private List<String> largeTables() {
    return books
        .sql("select relname from pg_class where relkind = 'r' and reltuples >= ?")
        .param(large)
        .query(String.class)
        .list();
  }

  /** For any values of its parameters; where their types are not to be seen, there is none. */
  private Plan plan(String statement, List<String> tables) {
    try {
      return plan(
          statement,
          tables,
          books
              .sql("explain (generic_plan, format json) " + statement)
              .query(String.class)
              .single());
    } catch (DataAccessException untyped) {
      return new Plan(statement, List.of(), List.of("what only its values would show"));
    }
  }

  private static Plan plan(String statement, List<String> tables, String json) {
    TreeSet<String> whole = new TreeSet<>();
    TreeSet<String> indexes = new TreeSet<>();
    for (JsonNode node : tree(json).findParents("Node Type")) {
      String table = node.path("Relation Name").asText();
      if (node.path("Node Type").asText().equals("Seq Scan") && tables.contains(table)) {
        whole.add(table);
      }
      if (node.has("Index Name")) {
        indexes.add(node.path("Index Name").asText());
      }
    }
    return new Plan(statement, List.copyOf(whole), List.copyOf(indexes));
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
