package dev.wonflow.payment;

import dev.wonflow.id.PaymentKey;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records, ledger and wallet in memory, with the same promises as the database ones. */
final class MemoryBooks implements PaymentRecords, Ledger, Wallet {
  private @Nullable PaymentState stored;
  PaymentStatus firstStatus = PaymentStatus.READY;
  int depositsReversed;
  final List<PaymentStatus> statuses = new ArrayList<>();
  final Map<String, Capture> journals = new LinkedHashMap<>();
  final Map<String, Integer> credits = new LinkedHashMap<>();

  @Override
  public synchronized PaymentState register(PaymentRequest request) {
    return stored == null
        ? store(firstStatus, null, null)
        : new PaymentState(stored.status(), stored.paymentKey(), null, depositsReversed);
  }

  @Override
  public synchronized PaymentState release(Release release) {
    return state().status() == PaymentStatus.IN_REVIEW
        ? store(PaymentStatus.READY, null, null)
        : state();
  }

  @Override
  public synchronized PaymentState begin(Beginning beginning) {
    return state().status() == PaymentStatus.READY
        ? store(PaymentStatus.EXECUTING, beginning.paymentKey(), null)
        : state();
  }

  @Override
  public synchronized PaymentState await(Awaiting awaiting) {
    return state().status().isFinal()
        ? state()
        : store(awaiting.status(), awaiting.paymentKey(), null);
  }

  @Override
  public synchronized PaymentState close(Closing closing) {
    return state().status().isFinal() || !journals.isEmpty()
        ? state()
        : store(closing.status(), state().paymentKey(), closing.failure());
  }

  @Override
  public synchronized Posted capture(Capture capture) {
    journals.putIfAbsent(capture.journalKey(), capture);
    return new Posted(journals.size(), capture.journalKey());
  }

  @Override
  public synchronized Credited credit(Credit credit) {
    credits.merge(credit.journalKey(), 1, (before, one) -> before);
    store(PaymentStatus.DONE, state().paymentKey(), null);
    return new Credited(PaymentStatus.DONE, 2);
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

  private PaymentState state() {
    if (stored == null) {
      throw new IllegalStateException("Nothing is registered");
    }
    return stored;
  }

  private PaymentState store(
      PaymentStatus status, @Nullable PaymentKey key, @Nullable Failure failure) {
    if (stored == null || stored.status() != status) {
      statuses.add(status);
    }
    stored = new PaymentState(status, key, failure, depositsReversed);
    return stored;
  }
}
