package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.activities.ledger.VerifyLedger.Break;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Falsifies the books as their owner with the triggers off; nothing of it is committed. */
class VerifyLedgerTest extends DatabaseTest {
  private Connection connection;
  private JdbcClient owner;
  private TestPayment payment;

  @BeforeEach
  void book() throws SQLException {
    String seller = aSeller();
    paid(seller);
    payment = paid(seller);
    paid(seller);
    connection =
        DriverManager.getConnection(
            DATABASE.url(), DATABASE.owner().user(), DATABASE.owner().password());
    connection.setAutoCommit(false);
    owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  private TestPayment paid(String seller) {
    TestPayment paid = aPayment().with(seller, 10_000).with(aSeller(), 333);
    book(paid);
    wallet.credit(paid.credit());
    return paid;
  }

  /** From here on the worker waits until it is undone. */
  private void turnTheTriggersOff() {
    for (String table : List.of("journal", "ledger_entry", "journal_link", "wallet_entry")) {
      owner.sql("alter table " + table + " disable trigger user").update();
    }
  }

  @AfterEach
  void undo() throws SQLException {
    connection.rollback();
    connection.close();
  }

  @Test
  void whatTheActivitiesWroteIsWhole() {
    book(aPayment().with(aSeller(), 5_000)); // booked and not yet credited is no difference

    assertThat(breaks()).isEmpty();
  }

  @Test
  void everyOneOfAHundredChangedRowsIsNamed() {
    for (int i = 0; i < 25; i++) {
      book(aPayment().with(aSeller(), 10_000).with(aSeller(), 20_000));
    }
    turnTheTriggersOff();
    long seed = new Random().nextLong();
    System.out.println("Seed of the changed rows: " + seed);
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>(owner.sql(NO_DECISIONS).query(String.class).list());
    Collections.shuffle(rows, random);
    List<String> changed = rows.subList(0, 100);

    changed.forEach(row -> change(row, random));

    assertThat(breaks())
        .as("seed %s", seed)
        .filteredOn(found -> List.of("changed", "never sealed").contains(found.what()))
        .extracting(Break::row)
        .containsExactlyInAnyOrderElementsOf(changed);
  }

  /** One character, bit or microsecond of one column. */
  private void change(String row, Random random) {
    String[] words = row.split(" ");
    List<String> changes = words[0].equals("journal") ? JOURNAL : ENTRY;
    String change = changes.get(random.nextInt(changes.size()));
    int rows =
        owner.sql("update %s set %s where id = %s".formatted(words[0], change, words[1])).update();
    assertThat(rows).isOne();
  }

  /** A journal's key that a decision refers to cannot be changed at all. */
  private static final String NO_DECISIONS =
      """
      select name from journal_row r
       where not exists (select from journal j join discrepancy_decision d on d.journal_key = j.key where j.id = r.journal_id)
       order by name
      """;

  private static final List<String> JOURNAL =
      List.of(
          "key = overlay(key placing '~' from 5 for 1)",
          "kind = 'capture'",
          "payment_id = (select min(id) from payment_event where id is distinct from journal.payment_id)",
          "content_digest = overlay(content_digest placing '~' from 1 for 1)",
          "occurred_at = occurred_at + interval '1 microsecond'",
          "posted_at = posted_at - interval '1 microsecond'");
  private static final List<String> ENTRY =
      List.of(
          "position = position + 1024",
          "account = case account when 'seller-payable' then account else 'bank' end, currency = currency, amount = amount # 1024",
          "direction = case direction when 'D' then 'C' else 'D' end",
          "amount = amount + 1",
          "payment_order_id = (select min(id) from payment_order where id is distinct from ledger_entry.payment_order_id)");

  @ParameterizedTest
  @MethodSource("falsehoods")
  void falsehoodIsNamed(String statement, String named) {
    turnTheTriggersOff();
    String journal = id("max(journal_id) from ledger_entry where payment_order_id = ':order'");
    String movement = id("id from wallet_entry where payment_order_id = ':order'");
    UnaryOperator<String> fill =
        text ->
            text.replace(":journal", journal)
                .replace(":movement", movement)
                .replace(":seller", payment.orders().getFirst().sellerId().value())
                .replace(":order", order());

    owner.sql(fill.apply(statement)).update();

    String expected = fill.apply(named).replace(":entry", id("max(id) from ledger_entry"));
    assertThat(breaks()).extracting(Break::toString).anyMatch(found -> found.startsWith(expected));
  }

  static Stream<Arguments> falsehoods() {
    return Stream.of(
        arguments(
            "delete from ledger_entry where journal_id = :journal and position = 4",
            "row 4 of journal :journal: missing"),
        arguments(
            "insert into ledger_entry (journal_id, position, account, direction, amount, currency) values (:journal, 99, 'bank', 'D', 1, 'KRW')",
            "ledger_entry :entry of journal :journal: never sealed"),
        arguments(
            "update journal_link set hash = sha256(hash) where journal_id = :journal",
            "journal_link :journal: does not follow"),
        arguments(
            "update journal_link set rows = rows[2:] where journal_id = :journal",
            "journal_link :journal: does not follow"),
        arguments(
            "update journal_link set day = day - 1 where journal_id = :journal",
            "journal_link :journal: does not follow"),
        arguments(
            "update ledger_entry set amount = amount + 1 where journal_id = :journal and position = 1",
            "journal :journal: does not balance"),
        arguments(
            "update wallet set balance = balance + 1 where seller_id = ':seller'",
            "wallet :seller: is not what"),
        arguments(
            "update wallet set held = held + 1 where seller_id = ':seller'",
            "wallet :seller: is not what"),
        arguments("delete from wallet_entry where id = :movement", "wallet :seller: is not what"),
        arguments(
            "update wallet_entry set amount = amount + 1 where id = :movement",
            "wallet_entry :movement: is not what"),
        arguments(
            "update wallet_entry set balance_after = balance_after + 1 where id = :movement",
            "wallet_entry :movement: is not what"),
        arguments(
            "update wallet_entry set key = key || '~' where id = :movement",
            "wallet_entry :movement: is not what"),
        arguments(
            "update payment_order set ledger_updated = false, wallet_updated = false where id = ':order'",
            "payment_order :order: in the books"),
        arguments(
            "delete from journal_link where journal_id = :journal",
            "journal :journal: never sealed"));
  }

  @Test
  void orderThatIsOnlySaidToBeBookedIsNamed() {
    TestPayment pending = aPayment().with(aSeller(), 100);
    payments.register(pending.request());
    owner
        .sql("update payment_order set ledger_updated = true where payment_event_id = ?")
        .param(pending.id().value())
        .update();

    assertThat(breaks())
        .containsExactly(
            new Break("payment_order " + pending.id() + "-1", "booked, but not in the books"));
  }

  private List<Break> breaks() {
    return new VerifyLedger(owner).breaks();
  }

  private String id(String query) {
    return owner.sql("select " + query.replace(":order", order())).query(String.class).single();
  }

  private String order() {
    return payment.orders().getFirst().paymentOrderId().value();
  }
}
