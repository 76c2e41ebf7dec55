package dev.wonflow.activities.ledger;

import dev.wonflow.activities.ledger.Entry.Direction;
import dev.wonflow.activities.payment.Charges;
import dev.wonflow.activities.payment.OrderRow;
import dev.wonflow.activities.payment.PaymentRow;
import dev.wonflow.activities.payment.PaymentRows;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.DepositError;
import dev.wonflow.ledger.Ledger;
import dev.wonflow.ledger.Posted;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.ledger.TakenBack;
import dev.wonflow.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class LedgerImpl implements Ledger {
  private final Journals journals;
  private final CommissionRates rates;
  private final PaymentRows payments;
  private final Charges charges;
  private final Reversals reversals;
  private final DepositErrors depositErrors;

  LedgerImpl(
      Journals journals,
      CommissionRates rates,
      PaymentRows payments,
      Charges charges,
      Reversals reversals,
      DepositErrors depositErrors) {
    this.journals = journals;
    this.rates = rates;
    this.payments = payments;
    this.charges = charges;
    this.reversals = reversals;
    this.depositErrors = depositErrors;
  }

  @Override
  @Transactional
  public Posted capture(Capture capture) {
    PaymentRow payment = payments.get(capture.paymentId()); // before the journal: it shows a rival
    Optional<Posted> known = // by the retry of a capture that had succeeded
        payment.mayKnow(capture) ? journals.find(Posting.of(capture)) : Optional.empty();
    return known.orElseGet(() -> post(payment, capture)); // two at once: one finds it changed
  }

  @Override
  @Transactional
  public Posted refund(Reversal reversal) {
    return reversals.post(reversal);
  }

  @Override
  @Transactional
  public TakenBack takeBack(DepositError error) {
    return depositErrors.post(error);
  }

  private Posted post(PaymentRow payment, Capture capture) {
    Posting posting = Posting.of(capture);
    charges.book(payment, capture);
    return journals.post(Journal.of(posting, entries(payment.orders(), posting)));
  }

  private List<Entry> entries(List<OrderRow> orders, Posting posting) {
    List<String> sellers = orders.stream().map(OrderRow::sellerId).distinct().toList();
    CommissionRates.Rates valid = rates.at(posting.occurredAt(), sellers);
    return orders.stream().flatMap(o -> entries(o, valid.of(o.sellerId()))).toList();
  }

  private static Stream<Entry> entries(OrderRow order, int basisPoints) {
    Commission parts = Commission.of(order.amount(), basisPoints);
    return Stream.of(
            entry(Direction.D, Account.TOSS_RECEIVABLE, order, order.amount()),
            entry(Direction.C, Account.SELLER_PAYABLE, order, parts.seller()),
            entry(Direction.C, Account.COMMISSION, order, parts.commission()),
            entry(Direction.C, Account.VAT_PAYABLE, order, parts.vat()))
        .filter(entry -> entry.amount().minor() > 0);
  }

  private static Entry entry(Direction direction, Account account, OrderRow order, Money amount) {
    return new Entry(account.code(), order.sellerId(), direction, amount, order.id());
  }
}
