package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The database alone decides what balances: here nothing of ours stands before it. */
class RandomPostingsTest extends DatabaseTest {
  private static final String[] ACCOUNTS = {"toss-receivable", "bank", "commission", "suspense"};

  private record Line(String account, boolean debit, long amount) {
    long signed() {
      return debit ? amount : -amount;
    }
  }

  private record Posting(String key, List<Line> lines) {
    boolean isBalanced() {
      return lines.size() >= 2 && lines.stream().mapToLong(Line::signed).sum() == 0;
    }
  }

  @Test
  void exactlyTheUnbalancedOfTenThousandRandomPostingsFail() throws SQLException {
    onlyBalancedOnesAreBooked(10_000);
  }

  private void onlyBalancedOnesAreBooked(int postings) throws SQLException {
    long seed = new Random().nextLong();
    System.out.println("Seed of the random postings: " + seed);
    Random random = new Random(seed);
    String run = UUID.randomUUID().toString();
    List<String> balanced = new ArrayList<>();
    List<String> accepted = new ArrayList<>();

    try (Connection worker =
            DriverManager.getConnection(
                DATABASE.url(), DATABASE.worker().user(), DATABASE.worker().password());
        Statement statement = worker.createStatement()) {
      for (int i = 0; i < postings; i++) {
        Posting posting = posting(run + ":" + i, random);
        if (posting.isBalanced()) {
          balanced.add(posting.key());
        }
        if (post(statement, posting)) {
          accepted.add(posting.key());
        }
      }
    }

    assertThat(balanced).hasSizeBetween(postings * 2 / 5, postings * 3 / 5);
    assertThat(accepted).as("seed %s", seed).isEqualTo(balanced);
    assertThat(number("select count(*) from journal where key like ?", run + ":%"))
        .isEqualTo(balanced.size());
  }

  /** Balanced at first; every other one is spoilt in one of four ways. */
  private static Posting posting(String key, Random random) {
    List<Line> lines = new ArrayList<>();
    long open = 0;
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      lines.add(line(random, random.nextBoolean(), 1 + random.nextLong(1_000_000_000)));
      open += lines.getLast().signed();
    }
    if (open != 0) {
      lines.add(line(random, open < 0, Math.abs(open)));
    }
    if (random.nextBoolean()) {
      int at = random.nextInt(lines.size());
      Line old = lines.remove(at);
      switch (random.nextInt(4)) {
        case 0 -> lines.add(at, new Line(old.account(), old.debit(), old.amount() + 1));
        case 1 -> lines.add(at, new Line(old.account(), !old.debit(), old.amount()));
        case 2 -> lines.add(at, new Line(old.account(), old.debit(), 1 + old.amount() / 2));
        default -> {} // left out
      }
    }
    return new Posting(key, lines);
  }

  private static Line line(Random random, boolean debit, long amount) {
    return new Line(ACCOUNTS[random.nextInt(ACCOUNTS.length)], debit, amount);
  }

  private static boolean post(Statement statement, Posting posting) throws SQLException {
    StringBuilder sql =
        new StringBuilder(
                "with j as (insert into journal (key, kind, content_digest, occurred_at) values ('")
            .append(posting.key())
            .append("', 'TEST', 'x', now()) returning id) insert into ledger_entry")
            .append(
                " (journal_id, position, account, direction, amount, currency) select j.id, l.*"
                    + " from j, (values ");
    int position = 0;
    for (Line line : posting.lines()) {
      sql.append(position == 0 ? "" : ", ")
          .append(
              "(%d, '%s', '%s', %d, 'KRW')"
                  .formatted(++position, line.account(), line.debit() ? "D" : "C", line.amount()));
    }
    try {
      statement.execute(
          sql.append(position == 0 ? "(0, '', '', 0, '')) l where false" : ") l").toString());
      return true;
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("Journal " + posting.key());
      return false;
    }
  }
}
