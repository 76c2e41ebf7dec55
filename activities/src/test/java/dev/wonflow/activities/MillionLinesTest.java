package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.local.Database;
import dev.wonflow.payload.Payloads;
import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.Comparison;
import dev.wonflow.reconciliation.Opening;
import dev.wonflow.reconciliation.PagesRead;
import dev.wonflow.reconciliation.Reading;
import dev.wonflow.reconciliation.Reconciliation;
import dev.wonflow.reconciliation.ReconciliationVerdict;
import dev.wonflow.reconciliation.RunEnd;
import dev.wonflow.reconciliation.Trigger;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A day of a million lines on each side after one of 100,000: how long it takes, in how much heap.
 * The profile {@code long} gives this JVM, which also plays Toss, the heap of a worker.
 */
@Tag("long")
@SpringBootTest(
    classes = DatabaseTest.Program.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
class MillionLinesTest {
  private static final Database OWN = DurableDatabaseTest.server("million", List.of()).database();

  private static final MockWebServer TOSS = new MockWebServer();
  private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
  private static final int FEW = 100_000;
  private static final int MANY = 1_000_000;
  private static final Duration GOAL = Duration.ofMinutes(5);
  private static final long HEAP = 512L << 20;

  private final DriverManagerDataSource owner =
      new DriverManagerDataSource(OWN.url(), OWN.owner().user(), OWN.owner().password());
  @Autowired private Reconciliation reconciliation;

  @DynamicPropertySource
  static void connect(DynamicPropertyRegistry settings) throws IOException {
    TOSS.start();
    DurableDatabaseTest.connect(settings, OWN);
    settings.add("wonflow.toss.base-url", () -> TOSS.url("/").toString());
  }

  @AfterAll
  static void stop() {
    TOSS.close();
  }

  @Test
  void millionLinesAreReadAndComparedInMinutesAndGrowAtMostLinearly() {
    assertThat(Runtime.getRuntime().maxMemory())
        .as("the heap of a worker")
        .isLessThanOrEqualTo(HEAP);

    UncheckedBooks books = new UncheckedBooks(JdbcClient.create(owner));
    books.dropReferences();

    double few = secondsOf(books, FIRST, FEW);
    double many = secondsOf(books, FIRST.plusDays(1), MANY);

    assertThat(many).isLessThan((double) GOAL.toSeconds());
    assertThat(many / few).as("times the seconds for ten times the lines").isLessThan(15);
  }

  private double secondsOf(UncheckedBooks books, LocalDate date, int lines) {
    var bulk = new BulkDay(JdbcClient.create(owner), inTransaction(), date);
    TOSS.setDispatcher(new Pages(bulk, date, lines));
    long start = System.nanoTime();
    books.write(bulk, lines);
    double written = secondsSince(start);
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);

    long run = reconciliation.open(new Opening(date, "day-" + date, "w", Trigger.SCHEDULE)).runId();
    start = System.nanoTime();
    readAll(run);
    double read = secondsSince(start);
    start = System.nanoTime();
    Comparison comparison = reconciliation.compare(new Comparing(run, 1));
    double compared = secondsSince(start);

    System.out.printf(
        "MillionLinesTest: %,d lines a side: written in %.0f s; read in %.1f s, compared in %.1f s,"
            + " heap at most %d of %d MB%n",
        lines, written, read, compared, peak(), Runtime.getRuntime().maxMemory() >> 20);
    assertThat(comparison).isEqualTo(new Comparison(0, 0, 0));
    var outcome = reconciliation.close(new RunEnd(run, null, null));
    assertThat(outcome.verdict()).isEqualTo(ReconciliationVerdict.BALANCED);
    assertThat(outcome.tossTotal().minor())
        .isEqualTo(1_000L * lines + 10L * lines * (lines + 1L) / 2);
    return read + compared;
  }

  /** As the workflow does: activity after activity, each some pages. */
  private void readAll(long run) {
    var temporal =
        TestActivityEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .build());
    try {
      temporal.registerActivitiesImplementations(reconciliation);
      Reconciliation activity = temporal.newActivityStub(Reconciliation.class);
      PagesRead read = PagesRead.none(null);
      while (!read.atEnd()) {
        read = activity.read(new Reading(run, read.after()));
      }
    } finally {
      temporal.close();
    }
  }

  /** A day of Toss's, made up page by page as it is asked for. */
  private static final class Pages extends Dispatcher {
    private final BulkDay bulk;
    private final LocalDate date;
    private final int lines;

    Pages(BulkDay bulk, LocalDate date, int lines) {
      this.bulk = bulk;
      this.date = date;
      this.lines = lines;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String after = request.getUrl().queryParameter("startingAfter");
      int limit = Integer.parseInt(request.getUrl().queryParameter("limit") + "");
      int from =
          after == null
              ? 0
              : Integer.parseInt(after.substring(bulk.transactionKey(0).length() - 1));
      String page =
          IntStream.rangeClosed(from + 1, Math.min(lines, from + limit))
              .mapToObj(this::line)
              .collect(Collectors.joining(",", "[", "]"));
      return new MockResponse.Builder()
          .addHeader("Content-Type", "application/json;charset=UTF-8")
          .body(page)
          .build();
    }

    private String line(int n) {
      return """
      {"mId":"m","transactionKey":"%s","paymentKey":"%s","orderId":"%s","method":"카드","status":"DONE",\
      "transactionAt":"%sT09:00:00+09:00","currency":"KRW","amount":%d,"customerKey":null,"useEscrow":false}\
      """
          .formatted(
              bulk.transactionKey(n), bulk.paymentKey(n), bulk.id(n), date, BulkDay.amount(n));
    }
  }

  private TransactionTemplate inTransaction() {
    return new TransactionTemplate(new JdbcTransactionManager(owner));
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  /** In MB, what is garbage already included. */
  private static long peak() {
    return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
