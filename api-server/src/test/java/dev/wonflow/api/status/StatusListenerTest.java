package dev.wonflow.api.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class StatusListenerTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration FOREVER = Duration.ofMinutes(10);

  private final String name = "listener " + UUID.randomUUID();

  /** One that never looks by itself: whatever it sees it has heard of. */
  private final StatusChanges changes = new StatusChanges(FOREVER);

  private final HikariDataSource database = new HikariDataSource();
  private final StatusListener listener = new StatusListener(database, changes);

  @BeforeEach
  void listen() {
    database.setJdbcUrl(World.DATABASE.url());
    database.setUsername(World.DATABASE.api().user());
    database.setPassword(World.DATABASE.api().password());
    database.setMaximumPoolSize(1);
    database.addDataSourceProperty("ApplicationName", name);
    listener.start();
    awaitHearing();
  }

  @AfterEach
  void stop() {
    listener.stop();
    database.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = PaymentStatus.class,
      names = {"DONE", "FAILED", "EXPIRED", "CANCELED", "UNKNOWN", "WAITING_FOR_DEPOSIT"})
  void aPaymentsChangeIsSeenByAllWhoWaitForIt(PaymentStatus status) throws Exception {
    String id = underWay();
    List<Waiting> all = List.of(waiting(id), waiting(id));

    Stored.change(id).status(status).update();

    for (Waiting each : all) {
      assertThat(each.inTime()).isEqualTo(status.name());
    }
  }

  @ParameterizedTest
  @CsvSource({"HELD, UNKNOWN", "HELD, WAITING", "HELD, REFUSED", "EXECUTING, DONE"})
  void aRefundsChangeIsSeen(String before, String after) throws Exception {
    String id = refund(before);
    Waiting waiting = waiting(id);

    become(id, after);

    assertThat(waiting.inTime()).isEqualTo(after);
  }

  @Test
  void aRefundThatIsRefusedFromTheStartIsSeen() throws Exception {
    String id = refundId();
    Waiting waiting = waiting(id);

    refund(id, "REFUSED");

    assertThat(waiting.inTime()).isEqualTo("REFUSED");
  }

  @Test
  void aChangeIsSeenThatWasHeardBeforeTheWait() throws Exception {
    String id = underWay();
    Waiting first = waiting(id);
    Stored.change(id).status(PaymentStatus.UNKNOWN).update();
    assertThat(first.inTime()).isEqualTo("UNKNOWN");

    assertThat(waiting(id).inTime()).isEqualTo("UNKNOWN");
  }

  @Test
  void nobodyIsWokenByWhatEveryPaymentPassesNorByAnotherPayment() throws Exception {
    String id = Stored.aPayment().insert();
    Waiting waiting = waiting(id);
    String other = underWay();
    Waiting others = waiting(other);

    Stored.change(id).status(PaymentStatus.EXECUTING).key("key-" + id).update();
    Stored.change(other).status(PaymentStatus.UNKNOWN).update();
    assertThat(others.inTime()).isEqualTo("UNKNOWN");
    assertThat(waiting.looks).hasValue(0);

    Stored.change(id).status(PaymentStatus.DONE).update();
    assertThat(waiting.inTime()).isEqualTo("DONE");
  }

  @Test
  void itHearsAgainWhenItsConnectionWasLost() {
    List<Integer> before = connections();
    assertThat(before).hasSize(1);
    JdbcClient.create(
            new DriverManagerDataSource(
                database.getJdbcUrl(), database.getUsername(), database.getPassword()))
        .sql("select pg_terminate_backend(:pid)")
        .param("pid", before.get(0))
        .query(Boolean.class)
        .single();
    await().atMost(LIMIT).until(() -> !connections().containsAll(before));

    awaitHearing();
  }

  @Test
  void itsConnectionIsFreeAfterItsEnd() {
    listener.stop();

    assertThat(listener.isRunning()).isFalse();
    await().atMost(LIMIT).until(() -> database.getHikariPoolMXBean().getActiveConnections() == 0);
  }

  /** Until a word is heard that is said again and again. */
  private void awaitHearing() {
    String word = "word-" + UUID.randomUUID();
    Waiting waiting = waiting(word);
    await().atMost(LIMIT).until(() -> say(word) && waiting.seen.isDone());
  }

  private static boolean say(String word) {
    return World.ROWS
        .sql("select true from pg_notify('status', :word)")
        .param("word", word)
        .query(Boolean.class)
        .single();
  }

  private static String underWay() {
    String id = Stored.aPayment().insert();
    Stored.change(id).status(PaymentStatus.EXECUTING).key("key-" + id).update();
    return id;
  }

  private static String refund(String status) {
    String id = refundId();
    refund(id, status);
    return id;
  }

  private static String refundId() {
    return "ref_" + UUID.randomUUID().toString().replaceAll("[-0189]", "z").substring(0, 32);
  }

  private static void refund(String id, String status) {
    World.ROWS
        .sql(
            """
            insert into refund (id, payment_event_id, client, fingerprint, source, reason, amount, currency, status,
                                failure_code, requested_at)
            values (:id, :payment, 'demo', 'f', 'API', 'for the test', 1, 'KRW', :status,
                    case when :status = 'REFUSED' then 'PAYMENT_STATE_CONFLICT' end, now())
            """)
        .param("id", id)
        .param("payment", underWay())
        .param("status", status)
        .update();
  }

  private static void become(String refund, String status) {
    World.ROWS
        .sql(
            """
            update refund
               set status = :status, transaction_key = id, canceled_at = now(),
                   failure_code = case when :status in ('REFUSED', 'WAITING') then 'BANK_MAINTENANCE' end
             where id = :id
            """)
        .param("id", refund)
        .param("status", status)
        .update();
  }

  private List<Integer> connections() {
    return World.ROWS
        .sql("select pid from pg_stat_activity where application_name = :name")
        .param("name", name)
        .query(Integer.class)
        .list();
  }

  /** One who waits already, and for whom the next look is enough. */
  private Waiting waiting(String id) {
    AtomicInteger looks = new AtomicInteger();
    FutureTask<String> seen =
        new FutureTask<>(
            () ->
                changes.follow(id, FOREVER, "", () -> look(id, looks), later -> !later.isEmpty()));
    Thread thread = Thread.ofPlatform().daemon().start(seen);
    await()
        .atMost(LIMIT)
        .until(() -> seen.isDone() || thread.getState() == Thread.State.TIMED_WAITING);
    return new Waiting(seen, looks);
  }

  private static Optional<String> look(String id, AtomicInteger looks) {
    looks.incrementAndGet();
    return World.ROWS
        .sql(
            """
            select coalesce((select status from payment_event where id = :id),
                            (select status from refund where id = :id), 'nothing')
            """)
        .param("id", id)
        .query(String.class)
        .optional();
  }

  private record Waiting(FutureTask<String> seen, AtomicInteger looks) {
    String inTime() throws Exception {
      return seen.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
