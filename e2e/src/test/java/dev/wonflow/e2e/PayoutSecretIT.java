package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.wonflow.local.Database;
import io.temporal.client.WorkflowExecutionMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A seller's account and name stand in clear in no history, no log and no row. */
class PayoutSecretIT {
  private static final List<String> PLANTED =
      List.of("110987600417", "77701777777", "홍길동비밀", "Planted Trading", "planted@example.com");
  private static RunningSystem running;
  private static final List<String> workflows = new ArrayList<>();

  @BeforeAll
  static void pay() {
    running = PayoutSystem.shared();
    Finance finance = new Finance(running.system.apiUrl(), running.system.demoKey("finance"));
    for (String account : List.of(PLANTED.get(0), PLANTED.get(1))) {
      SellerSide seller = new SellerSide(running);
      assertThat(
              finance
                  .register(seller.id, account, PLANTED.get(2), PLANTED.get(3), PLANTED.get(4))
                  .status())
          .isEqualTo(201);
      Until.holds(
          "payable",
          SellerSide.LIMIT,
          () -> finance.sellerStatus(seller.id).equals("PARTIALLY_APPROVED"));
      String payoutId = seller.earns(10_000).paid(4_000);
      seller.await(payoutId, account.equals(PLANTED.get(0)) ? "COMPLETED" : "FAILED");
      workflows.add("seller-" + seller.id);
      workflows.add(payoutId);
    }
  }

  @Test
  void noHistoryHasThem() {
    List<String> read = new ArrayList<>();
    try (Stream<WorkflowExecutionMetadata> all = running.temporal.listExecutions("")) {
      all.map(WorkflowExecutionMetadata::getExecution)
          .forEach(
              execution -> {
                ByteString history =
                    running
                        .temporal
                        .fetchHistory(execution.getWorkflowId(), execution.getRunId())
                        .getHistory()
                        .toByteString();
                read.add(execution.getWorkflowId());
                assertThat(found(history.toString(StandardCharsets.ISO_8859_1)))
                    .as(execution.getWorkflowId())
                    .isEmpty();
              });
    }
    assertThat(read).containsAll(workflows);
  }

  @Test
  void noLogHasThem() throws IOException {
    for (String program : new String[] {"worker", "api-server"}) {
      byte[] log = Files.readAllBytes(running.system.program(program).log());
      assertThat(log).as(program).isNotEmpty();
      assertThat(found(new String(log, StandardCharsets.ISO_8859_1))).as(program).isEmpty();
    }
  }

  @Test
  void noRowOfTheDatabaseHasThem() throws SQLException {
    Database database = running.system.database();
    try (Connection connection =
            DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
        Statement statement = connection.createStatement()) {
      List<String> tables =
          column(
              statement,
              "select quote_ident(tablename) from pg_tables where schemaname = 'public'");
      assertThat(tables).contains("vault", "seller", "payout", "webhook_receipt", "audit");
      for (String table : tables) {
        List<String> rows = column(statement, "select cast(t as text) from " + table + " t");
        for (String row : rows) {
          String utf8 =
              new String(row.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
          assertThat(found(utf8)).as(table).isEmpty();
          assertThat(hexFound(row)).as(table + ", as bytes").isEmpty();
        }
      }
    }
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
    }
    return values;
  }

  /** In bytes, each read as one character. */
  private static List<String> found(String bytes) {
    return PLANTED.stream()
        .filter(
            planted ->
                bytes.contains(
                    new String(
                        planted.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
        .toList();
  }

  /** PostgreSQL writes bytea as hexadecimal digits. */
  private static List<String> hexFound(String row) {
    return PLANTED.stream()
        .filter(
            planted ->
                row.contains(HexFormat.of().formatHex(planted.getBytes(StandardCharsets.UTF_8))))
        .toList();
  }
}
