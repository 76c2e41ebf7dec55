package dev.wonflow.activities.ledger;

import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.ledger.Posted;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The journals in the books. */
@Component
class Journals {
  private static final String POST =
      """
      posted as (
        insert into journal (key, kind, payment_id, content_digest, occurred_at)
        select :key, :kind, :payment, :digest, :occurredAt from made returning id
      ), entered as (
        insert into ledger_entry (journal_id, position, account, seller_id, direction, amount, currency, payment_order_id)
        select posted.id, e.position, e.account, e.seller_id, e.direction, e.amount, e.currency, e.payment_order_id
          from posted
         cross join unnest(cast(:accounts as text[]), cast(:sellers as text[]), cast(:directions as text[]),
                           cast(:amounts as bigint[]), cast(:currencies as text[]), cast(:orders as text[]))
                    with ordinality
                 as e (account, seller_id, direction, amount, currency, payment_order_id, position)
         order by e.position
      )
      select id from posted
      """;

  private final JdbcClient jdbc;

  Journals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Stored(long id, String key, String contentDigest) {
    Posted posted() {
      return new Posted(id, key);
    }
  }

  /**
   * What stands under a fact's key: the answer to a repetition.
   *
   * @throws io.temporal.failure.ApplicationFailure {@code BOOKS_CONFLICT} if it is something else
   */
  Optional<Posted> find(Posting posting) {
    Optional<Stored> stored = stored(posting.key());
    stored.ifPresent(
        journal ->
            BooksConflict.unless(
                journal.contentDigest().equals(posting.digest()),
                "Another content is booked under " + posting.key()));
    return stored.map(Stored::posted);
  }

  /** What stands under a key, whatever it is. */
  Optional<Posted> find(String key) {
    return stored(key).map(Stored::posted);
  }

  private Optional<Stored> stored(String key) {
    return jdbc.sql("select id, key, content_digest from journal where key = :key")
        .param("key", key)
        .query(Stored.class)
        .optional();
  }

  /**
   * What has to change for a journal to be written, in the same statement.
   *
   * @param sql queries for a {@code with}, one of which is {@code made}: a row where it is, none
   *     where it is not. They may use the parameters of the journal
   * @param values of the parameters that are its own
   */
  record Change(String sql, Map<String, @Nullable Object> values) {
    private static final Change NONE = new Change("made as (select)", Map.of());
  }

  /**
   * Writes one with its entries, in one statement. A second one under the key is refused by the
   * key.
   */
  Posted post(Journal journal) {
    return post(journal, Change.NONE).orElseThrow();
  }

  /** The same together with a change; empty, and nothing is written, where that is not made. */
  Optional<Posted> post(Journal journal, Change change) {
    List<Entry> entries = journal.entries();
    return jdbc.sql("with " + change.sql() + ", " + POST)
        .params(change.values())
        .param("key", journal.key())
        .param("kind", journal.kind())
        .param("payment", journal.paymentId())
        .param("digest", journal.contentDigest())
        .param("occurredAt", journal.occurredAt().atOffset(ZoneOffset.UTC))
        .param("accounts", texts(entries, Entry::account))
        .param("sellers", texts(entries, Entry::sellerId))
        .param("directions", texts(entries, entry -> entry.direction().name()))
        .param("amounts", entries.stream().map(e -> e.amount().minor()).toArray(Long[]::new))
        .param("currencies", texts(entries, e -> e.amount().currency().getCurrencyCode()))
        .param("orders", texts(entries, Entry::paymentOrderId))
        .query(Long.class)
        .optional()
        .map(id -> new Posted(id, journal.key()));
  }

  private static @Nullable String[] texts(
      List<Entry> entries, Function<Entry, @Nullable String> column) {
    return entries.stream().map(column).toArray(String[]::new);
  }
}
