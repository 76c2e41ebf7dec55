package dev.wonflow.payment;

import dev.wonflow.ledger.Ledger;
import dev.wonflow.operation.Operations;
import dev.wonflow.toss.BankHours;
import dev.wonflow.toss.Toss;
import dev.wonflow.wallet.Wallet;

/**
 * The steps of a payment.
 *
 * @param asking a look-up without a second try: whoever uses it asks again after a pause of its own
 */
record Steps(
    LocalFirst<PaymentRecords> records,
    LocalFirst<Toss> toss,
    Toss asking,
    LocalFirst<Ledger> ledger,
    LocalFirst<Wallet> wallet,
    LocalFirst<Operations> operations,
    LocalFirst<BankHours> bankHours) {

  static Steps with(Waits waits) {
    return new Steps(
        Stubs.records(),
        Stubs.toss(waits),
        Stubs.asking(waits),
        Stubs.stored(Ledger.class),
        Stubs.stored(Wallet.class),
        Stubs.stored(Operations.class),
        Stubs.bankHours(waits));
  }
}
