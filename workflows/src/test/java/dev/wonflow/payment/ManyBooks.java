package dev.wonflow.payment;

import dev.wonflow.id.PaymentId;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.DepositError;
import dev.wonflow.ledger.Ledger;
import dev.wonflow.ledger.Posted;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.ledger.TakenBack;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import dev.wonflow.wallet.Debit;
import dev.wonflow.wallet.Debited;
import dev.wonflow.wallet.Wallet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The books of many payments, each in memory. */
final class ManyBooks implements PaymentRecords, Ledger, Wallet {
  private final Map<PaymentId, MemoryBooks> books = new ConcurrentHashMap<>();

  MemoryBooks of(PaymentId payment) {
    return books.computeIfAbsent(payment, id -> new MemoryBooks());
  }

  @Override
  public PaymentState register(PaymentRequest request) {
    return of(request.paymentId()).register(request);
  }

  @Override
  public PaymentState release(Release release) {
    return of(release.paymentId()).release(release);
  }

  @Override
  public PaymentState begin(Beginning beginning) {
    return of(beginning.paymentId()).begin(beginning);
  }

  @Override
  public PaymentState await(Awaiting awaiting) {
    return of(awaiting.paymentId()).await(awaiting);
  }

  @Override
  public PaymentState close(Closing closing) {
    return of(closing.paymentId()).close(closing);
  }

  @Override
  public Posted capture(Capture capture) {
    return of(capture.paymentId()).capture(capture);
  }

  @Override
  public Credited credit(Credit credit) {
    return of(credit.paymentId()).credit(credit);
  }

  @Override
  public Posted refund(Reversal reversal) {
    throw new IllegalStateException("A payment books no refund");
  }

  @Override
  public TakenBack takeBack(DepositError error) {
    throw new IllegalStateException("A payment takes no deposit back");
  }

  @Override
  public Debited debit(Debit debit) {
    throw new IllegalStateException("A payment debits no wallet");
  }
}
