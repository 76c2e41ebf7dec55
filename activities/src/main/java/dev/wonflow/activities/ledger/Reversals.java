package dev.wonflow.activities.ledger;

import dev.wonflow.activities.ledger.Entry.Direction;
import dev.wonflow.activities.ledger.OrderBooks.Booked;
import dev.wonflow.activities.ledger.OrderBooks.Share;
import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.activities.payment.PaymentTurns;
import dev.wonflow.ledger.Posted;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.money.Money;
import dev.wonflow.toss.TossCancel;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Books what Toss gave back. */
@Component
class Reversals {
  private final Journals journals;
  private final OrderBooks books;
  private final PaymentTurns turns;
  private final JdbcClient jdbc;

  Reversals(Journals journals, OrderBooks books, PaymentTurns turns, JdbcClient jdbc) {
    this.journals = journals;
    this.books = books;
    this.turns = turns;
    this.jdbc = jdbc;
  }

  private record Part(String paymentOrderId, String sellerId, String currency, long amount) {}

  Posted post(Reversal reversal) {
    turns.take(reversal.paymentId());
    Posting posting = Posting.of(reversal);
    return journals
        .find(posting) // a repetition, or a follow-up saw it first
        .orElseGet(() -> post(reversal, posting));
  }

  private Posted post(Reversal reversal, Posting posting) {
    List<Part> parts = parts(reversal);
    long sum = parts.stream().mapToLong(Part::amount).sum();
    BooksConflict.unless(
        sum == reversal.cancel().amount().minor(),
        reversal.refundId() + " is split into another amount than Toss gave back");
    remember(reversal);
    Map<String, Booked> booked = books.of(reversal.paymentId());
    List<Entry> entries =
        parts.stream().flatMap(part -> entries(part, booked.get(part.paymentOrderId()))).toList();
    return journals.post(Journal.of(posting, entries));
  }

  private List<Part> parts(Reversal reversal) {
    return jdbc.sql(
            """
            select o.id as payment_order_id, o.seller_id, o.currency, r.amount
              from refund_order r join payment_order o on o.id = r.payment_order_id
             where r.refund_id = :refund and o.payment_event_id = :payment
             order by o.position
            """)
        .param("refund", reversal.refundId().value())
        .param("payment", reversal.paymentId().value())
        .query(Part.class)
        .list();
  }

  /** From here on the refund is that cancel of Toss's, and no other. */
  private void remember(Reversal reversal) {
    TossCancel cancel = reversal.cancel();
    int rows =
        jdbc.sql(
                """
                update refund set transaction_key = :key, canceled_at = :at, updated_at = now()
                 where id = :id and status <> 'REFUSED' and transaction_key is null
                """)
            .param("key", cancel.transactionKey())
            .param("at", cancel.canceledAt().atOffset(ZoneOffset.UTC))
            .param("id", reversal.refundId().value())
            .update();
    BooksConflict.unless(
        rows == 1, reversal.refundId() + " is refused, or another cancel is booked for it");
  }

  private static Stream<Entry> entries(Part part, @Nullable Booked booked) {
    if (booked == null || booked.refunded() + part.amount() > booked.orderAmount()) {
      throw BooksConflict.of("More goes back of " + part.paymentOrderId() + " than was charged");
    }
    Share share = booked.next(part.amount());
    return Stream.of(
            line(Account.SELLER_PAYABLE, part, share.seller()),
            line(Account.COMMISSION, part, share.commission()),
            line(Account.VAT_PAYABLE, part, share.vat()),
            line(Account.TOSS_RECEIVABLE, part, -part.amount()))
        .filter(entry -> entry.amount().minor() > 0);
  }

  private static Entry line(Account account, Part part, long debit) {
    return new Entry(
        account.code(),
        part.sellerId(),
        debit > 0 ? Direction.D : Direction.C,
        new Money(Currency.getInstance(part.currency()), Math.abs(debit)),
        part.paymentOrderId());
  }
}
