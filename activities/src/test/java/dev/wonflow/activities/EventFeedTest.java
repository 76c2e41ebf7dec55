package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.activities.event.Event;
import dev.wonflow.activities.event.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class EventFeedTest extends DatabaseTest {
  private static final int WRITERS = 10;
  private static final int EACH = 100;
  private static final int PAGE = 7;

  @Autowired Events events;
  @Autowired TransactionTemplate transaction;

  private final JdbcClient api =
      JdbcClient.create(
          new DriverManagerDataSource(
              DATABASE.url(), DATABASE.api().user(), DATABASE.api().password()));
  private final String run = UUID.randomUUID().toString();

  private record Position(String transaction, long sequence, String payment) {
    static final Position START = new Position("0", 0, "");
  }

  @Test
  void readersNeitherSkipNorRepeatWhatCommitsOutOfOrder() {
    List<List<String>> results =
        AtOnce.times(WRITERS + 2, thread -> thread < WRITERS ? write(thread) : read());

    Set<String> written = new HashSet<>();
    results.subList(0, WRITERS).forEach(written::addAll);
    assertThat(written).hasSize(WRITERS * EACH);
    for (List<String> seen : results.subList(WRITERS, WRITERS + 2)) {
      assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
    }
  }

  @Test
  void whatCommitsLaterNeverLiesBeforeACursor() {
    Position start = pages(Position.START).getLast();
    String slow = run + "-slow";
    String fast = run + "-fast";

    transaction.executeWithoutResult(
        status -> {
          events.append(new Event("payment.done", "demo", slow, Map.of()));
          AtOnce.times(1, i -> commit(fast));
          assertThat(pages(start)).as("the other is still under way").containsExactly(start);
        });

    assertThat(pages(start)).extracting(Position::payment).endsWith(slow, fast);
  }

  private String commit(String payment) {
    transaction.executeWithoutResult(
        status -> events.append(new Event("payment.done", "demo", payment, Map.of())));
    return payment;
  }

  private List<String> write(int writer) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      String payment = run + "-" + writer + "-" + i;
      transaction.executeWithoutResult(
          status -> {
            events.append(new Event("payment.done", "demo", payment, Map.of()));
            // Transactions of different length, so that they commit in another order.
            sql.sql("select count(*) from generate_series(1, ?)")
                .param(1 + Math.floorMod(payment.hashCode(), 20_000))
                .query(Long.class)
                .single();
          });
      written.add(payment);
    }
    return written;
  }

  /** The given position and all after it. */
  private List<Position> pages(Position after) {
    List<Position> all = new ArrayList<>(List.of(after));
    for (List<Position> page = page(api, after); !page.isEmpty(); page = page(api, all.getLast())) {
      all.addAll(page);
    }
    return all;
  }

  /** Pages through the feed as a receiver does, until it has seen as many as there are. */
  private List<String> read() {
    List<String> seen = new ArrayList<>();
    Position last = Position.START;
    Instant giveUp = Instant.now().plusSeconds(60);
    while (seen.size() < WRITERS * EACH && Instant.now().isBefore(giveUp)) {
      for (Position next : page(api, last)) {
        last = next;
        if (next.payment().startsWith(run)) {
          seen.add(next.payment());
        }
      }
    }
    return seen;
  }

  private static List<Position> page(JdbcClient api, Position after) {
    return api.sql(
            """
            select v.writer::text as transaction, v.sequence, coalesce(v.payment_id, '') as payment from event_view v
             where (v.writer, v.sequence) > (?::xid8, ?) order by v.writer, v.sequence limit ?
            """)
        .params(after.transaction(), after.sequence(), PAGE)
        .query(Position.class)
        .list();
  }
}
