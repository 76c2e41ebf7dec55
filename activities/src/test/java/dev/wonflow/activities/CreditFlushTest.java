package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A credit lets the next one in before it is on the disk, and is not answered before it is. */
class CreditFlushTest extends DurableDatabaseTest {
  private static final int CREDITS = 20;

  @Test
  void whatIsAnsweredIsOnTheDisk() {
    PostingLoad load = new PostingLoad(ledger, wallet, DATABASE);
    load.open("flushed-", 1);

    long flushed =
        IntStream.range(0, CREDITS)
            .filter(
                credit -> {
                  load.postingsPerSecond(1, "flushed-", 1);
                  return isAllFlushed(load);
                })
            .count();

    // The server writes now and then on its own account; its log writer comes by five times a
    // second.
    assertThat(flushed).isGreaterThan(CREDITS / 2);
  }

  private static boolean isAllFlushed(PostingLoad load) {
    return load.owner()
        .sql("select pg_current_wal_flush_lsn() = pg_current_wal_insert_lsn()")
        .query(Boolean.class)
        .single();
  }
}
