package dev.wonflow.api;

import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.local.Database;
import dev.wonflow.local.TestPostgres;
import dev.wonflow.payload.Payloads;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.refund.RefundRequest;
import io.grpc.StatusRuntimeException;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What the api-server stands between: a migrated database, and a Temporal server in real time. */
public final class World {
  public static final Database DATABASE = migrated();
  public static final String TEMPORAL = temporal();

  /** As the owner: the tests write what the worker would have written. */
  public static final JdbcClient ROWS =
      JdbcClient.create(
          new DriverManagerDataSource(
              DATABASE.url(), DATABASE.owner().user(), DATABASE.owner().password()));

  public static final WorkflowClient CLIENT =
      WorkflowClient.newInstance(
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setTarget(TEMPORAL).build()),
          WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());

  static {
    keep(key("checkout"), "demo", "shop", "checkout");
    keep(key("finance"), "demo", "finance-1", "finance");
    keep(key("finance2"), "demo", "finance-2", "finance");
    keep(key("operator"), "demo", "operator-1", "operator");
    keep(key("auditor"), "demo", "auditor-1", "auditor");
  }

  private World() {}

  /**
   * The key of `checkout`, `finance`, `finance2`, `operator` or `auditor`, as in the local profile.
   */
  public static String key(String name) {
    return "wf_test_" + name + "_0123456789abcdef";
  }

  /** Makes a key valid. */
  public static void keep(String key, String client, String person, String role) {
    ROWS.sql(
            """
            insert into api_key (hash, client, person, role)
            values (:hash, :client, :person, :role) on conflict do nothing
            """)
        .param("hash", Ids.digest(key))
        .param("client", client)
        .param("person", person)
        .param("role", role)
        .update();
  }

  /** Lets the server find the database. */
  public static void database(DynamicPropertyRegistry properties) {
    properties.add("spring.datasource.url", DATABASE::url);
    properties.add("spring.datasource.username", () -> DATABASE.api().user());
    properties.add("spring.datasource.password", () -> DATABASE.api().password());
  }

  /** Lets the server find Temporal. */
  public static void temporal(DynamicPropertyRegistry properties) {
    properties.add("spring.temporal.connection.target", () -> TEMPORAL);
  }

  /** Runs {@link ScriptedPayment} until it is closed. */
  public static AutoCloseable worker() {
    WorkerFactory workers = WorkerFactory.newInstance(CLIENT);
    var worker = workers.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(ScriptedPayment.class);
    worker.registerActivitiesImplementations(new ScriptedPayment.WritesRows());
    workers.start();
    return workers::shutdownNow;
  }

  /** The names of all signals that a payment's workflow got. */
  public static List<String> signals(String paymentId) {
    return events(paymentId).stream()
        .filter(HistoryEvent::hasWorkflowExecutionSignaledEventAttributes)
        .map(event -> event.getWorkflowExecutionSignaledEventAttributes().getSignalName())
        .toList();
  }

  /** The history of a payment's workflow. */
  public static List<HistoryEvent> events(String paymentId) {
    return CLIENT.fetchHistory(paymentId).getHistory().getEventsList();
  }

  /** What a person's command started; empty where it started nothing. */
  public static Optional<RefundRequest> refund(
      String paymentId, String command, String person, String once) {
    String told = Ids.fingerprint(String.join(" ", paymentId, command, person, once));
    String refundId = Ids.refund("local", new PaymentId(paymentId), "operator:" + told).value();
    try {
      return Optional.of(
          CLIENT
              .getOptions()
              .getDataConverter()
              .fromPayloads(
                  0,
                  Optional.of(
                      events(refundId)
                          .getFirst()
                          .getWorkflowExecutionStartedEventAttributes()
                          .getInput()),
                  RefundRequest.class,
                  RefundRequest.class));
    } catch (StatusRuntimeException nothing) {
      return Optional.empty();
    }
  }

  /** A port that nobody listens on. */
  public static int deadPort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Database migrated() {
    Database database = TestPostgres.freshDatabase();
    Flyway.configure()
        .dataSource(database.url(), database.owner().user(), database.owner().password())
        .load()
        .migrate();
    return database;
  }

  private static String temporal() {
    int port = deadPort();
    var server = TestServer.createPortBoundServer(port, true);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    return "localhost:" + port;
  }
}
