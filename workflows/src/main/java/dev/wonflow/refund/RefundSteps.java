package dev.wonflow.refund;

import dev.wonflow.ledger.Ledger;
import dev.wonflow.operation.Operations;
import dev.wonflow.payment.LocalFirst;
import dev.wonflow.payment.StepFailure;
import dev.wonflow.payment.Stubs;
import dev.wonflow.payment.Waits;
import dev.wonflow.toss.BankHours;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.Toss;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.wallet.Wallet;
import io.temporal.failure.ActivityFailure;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a refund.
 *
 * @param asking a look-up without a second try: whoever uses it asks again after a pause of its own
 */
record RefundSteps(
    LocalFirst<RefundRecords> records,
    LocalFirst<Toss> toss,
    Toss asking,
    LocalFirst<Ledger> ledger,
    LocalFirst<Wallet> wallet,
    LocalFirst<Operations> operations,
    LocalFirst<BankHours> bankHours) {

  static RefundSteps with(Waits waits) {
    return new RefundSteps(
        Stubs.stored(RefundRecords.class),
        Stubs.toss(waits),
        Stubs.asking(waits),
        Stubs.stored(Ledger.class),
        Stubs.stored(Wallet.class),
        Stubs.stored(Operations.class),
        Stubs.bankHours(waits));
  }

  /** What Toss says of a payment; null where it gave no answer. */
  @Nullable TossAnswer ask(LookUp question) {
    try {
      return asking.lookUp(question);
    } catch (ActivityFailure failure) {
      StepFailure.passOnCancellation(failure);
      return null;
    }
  }
}
