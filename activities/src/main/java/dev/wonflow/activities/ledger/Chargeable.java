package dev.wonflow.activities.ledger;

import dev.wonflow.activities.ledger.Entry.Direction;
import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.ledger.Capture;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentStatus;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment as a charge of it finds it.
 *
 * @param version changes with each step of the payment
 * @param done whether it was charged, booked and credited, and still is
 * @param paymentKey null before the first confirm
 */
record Chargeable(
    String id,
    int version,
    PaymentStatus status,
    boolean done,
    Money amount,
    @Nullable String paymentKey,
    int depositsReversed,
    List<Order> orders) {

  /**
   * One order.
   *
   * @param booked whether a standing charge of it is in the books
   * @param basisPoints the commission that holds for its seller when it was charged
   */
  record Order(String id, String sellerId, Money amount, boolean booked, int basisPoints) {
    private Stream<Entry> entries() {
      Commission parts = Commission.of(amount, basisPoints);
      return Stream.of(
              entry(Direction.D, Account.TOSS_RECEIVABLE, amount),
              entry(Direction.C, Account.SELLER_PAYABLE, parts.seller()),
              entry(Direction.C, Account.COMMISSION, parts.commission()),
              entry(Direction.C, Account.VAT_PAYABLE, parts.vat()))
          .filter(entry -> entry.amount().minor() > 0);
    }

    private Entry entry(Direction direction, Account account, Money part) {
      return new Entry(account.code(), sellerId, direction, part, id);
    }
  }

  /** What its charge is in the books. */
  List<Entry> entries() {
    return orders.stream().flatMap(Order::entries).toList();
  }

  /** Whether that charge may already be in the books. */
  boolean mayKnow(Capture capture) {
    return done
        || isBooked()
        || capture.occurrence() != occurrence()
        || isUnderAnother(capture.paymentKey());
  }

  /** Throws {@code BOOKS_CONFLICT} unless the charge is this payment's next. */
  void requireNext(Capture capture) {
    BooksConflict.unless(
        capture.amount().equals(amount), "Toss charged another amount than that of " + id);
    BooksConflict.unless(
        !isUnderAnother(capture.paymentKey()), "Toss charged " + id + " under a second paymentKey");
    BooksConflict.unless(!isBooked(), "A charge of " + id + " is booked already");
    BooksConflict.unless(
        capture.occurrence() == occurrence(),
        "The next deposit of " + id + " is not number " + capture.occurrence());
    BooksConflict.unless(!status.isFinal(), "Toss charged " + id + ", which is " + status);
  }

  private boolean isBooked() {
    return orders.stream().anyMatch(Order::booked);
  }

  /** From 1; the next one follows when the bank took a deposit back. */
  private int occurrence() {
    return depositsReversed + 1;
  }

  /** Whether a confirm runs under another key than this. */
  private boolean isUnderAnother(PaymentKey other) {
    return paymentKey != null && !paymentKey.equals(other.value());
  }
}
