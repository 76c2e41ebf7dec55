package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.wonflow.local.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody may add to the books, whoever asks. */
class ForbiddenJournalTest extends ForbiddenStory {
  @ParameterizedTest
  @MethodSource("journals")
  void nobodyBooksWhatIsNoJournal(Database.Login login, String entries) {
    assertRefused(
        login,
        "insert into journal (key, kind, content_digest, occurred_at) values ('forbidden', 'TEST',"
            + " 'x', now());"
            + entries.replace("JOURNAL", "(select id from journal where key = 'forbidden')"),
        CHECK);
  }

  static Stream<Arguments> journals() {
    return Stream.of(DATABASE.owner(), DATABASE.worker())
        .flatMap(
            login ->
                Stream.of(
                        "",
                        entry(1, "D", 100),
                        entry(1, "D", 100) + entry(2, "C", 99),
                        entry(1, "D", 100) + entry(2, "D", 100),
                        entry(1, "D", 100) + entry(3, "C", 100),
                        entry(1, "D", 100) + entry(2, "C", 100) + entry(3, "C", 1))
                    .map(entries -> arguments(login, entries)));
  }

  @ParameterizedTest
  @MethodSource("writers")
  void nobodyAddsToAJournalOfAnEarlierTransaction(Database.Login login) {
    assertRefused(
        login,
        (entry(1001, "D", 100) + entry(1002, "C", 100)).replace("JOURNAL", lastJournal()),
        APPEND_ONLY);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void nobodyAddsToAJournalThatWasCheckedEarly(Database.Login login) {
    String balanced = entry(1, "D", 100) + entry(2, "C", 100);
    String more = entry(3, "D", 100) + entry(4, "C", 100);
    assertRefused(
        login,
        "insert into journal (key, kind, content_digest, occurred_at) values ('early', 'TEST', 'x',"
            + " now());"
            + (balanced + "set constraints all immediate;" + more)
                .replace("JOURNAL", "(select id from journal where key = 'early')"),
        APPEND_ONLY);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void nobodyPostsAtAnotherTimeThanNow(Database.Login login) {
    assertRefused(
        login,
        "insert into journal (key, kind, content_digest, occurred_at, posted_at) values ('past',"
            + " 'TEST', 'x', now(), '2026-01-01');"
            + (entry(1, "D", 100) + entry(2, "C", 100))
                .replace("JOURNAL", "(select id from journal where key = 'past')"),
        CHECK);
  }

  static Stream<Database.Login> writers() {
    return Stream.of(DATABASE.owner(), DATABASE.worker());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel:nothing", "deposit-error:nothing:1", "payout-back:nothing"})
  void nobodyTakesBackWhatWasNeverBooked(String key) {
    for (Database.Login login : List.of(DATABASE.owner(), DATABASE.worker())) {
      assertRefused(
          login,
          "insert into journal (key, kind, content_digest, occurred_at) values ('%s', 'TEST', 'x', now())"
              .formatted(key),
          CHECK);
    }
  }

  @Test
  void balancedJournalIsBookedAndSealed() throws SQLException {
    run(
        DATABASE.worker(),
        "insert into journal (key, kind, content_digest, occurred_at) values ('allowed', 'TEST',"
            + " 'x', now());"
            + (entry(1, "D", 100) + entry(2, "C", 60) + entry(3, "C", 40))
                .replace("JOURNAL", "(select id from journal where key = 'allowed')"));

    assertThat(
            number(
                "select cardinality(rows) from journal_link l join journal j on j.id = l.journal_id"
                    + " where key = 'allowed'"))
        .isEqualTo(4);
  }

  private String lastJournal() {
    return rows("select max(id) from journal").getFirst();
  }

  private static String entry(int position, String direction, long amount) {
    return """
    insert into ledger_entry (journal_id, position, account, direction, amount, currency)
    values (JOURNAL, %d, 'bank', '%s', %d, 'KRW');
    """
        .formatted(position, direction, amount);
  }
}
