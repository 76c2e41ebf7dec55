package dev.wonflow.payment;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Verdict.Charged;
import dev.wonflow.payment.Verdict.DepositAwaited;
import dev.wonflow.payment.Verdict.Ended;
import dev.wonflow.payment.Verdict.Undecided;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossAnswer.Found;
import dev.wonflow.toss.TossAnswer.Refused;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Toss's definite answers about one payment. */
record TossWord(PaymentRequest request) {
  /** Codes that say: there is no such payment at Toss, or not with these particulars. */
  private static final Set<String> NO_SUCH_PAYMENT =
      Set.of("NOT_FOUND_PAYMENT", "NOT_FOUND_PAYMENT_SESSION", "NOT_FOUND");

  /** What a look-up means once a confirm may have been sent. */
  Verdict afterConfirm(TossAnswer answer) {
    return switch (answer) {
      case Found found -> isOurs(found.payment()) ? confirmed(found.payment()) : mismatch();
      case Refused refused -> isUnknownThere(refused) ? mismatch() : new Undecided();
    };
  }

  /** Whether Toss speaks of another order or amount, or of no payment at all. */
  boolean isOther(TossAnswer answer) {
    return switch (answer) {
      case Found found -> !isOurs(found.payment());
      case Refused refused -> isUnknownThere(refused);
    };
  }

  /** What a look-up means while nobody confirmed; only past the deadline does a lack of it end. */
  Verdict beforeConfirm(TossAnswer answer, boolean timeIsOver) {
    return switch (answer) {
      case Found found -> unconfirmed(found.payment(), timeIsOver);
      case Refused refused ->
          timeIsOver && isUnknownThere(refused) ? nobodyPaid() : new Undecided();
    };
  }

  /** What a look-up means while a deposit is awaited; Toss sends nothing when it is overdue. */
  Verdict afterDeposit(@Nullable TossAnswer answer, boolean timeIsOver) {
    if (!(answer instanceof Found found) || !isOurs(found.payment())) {
      return new Undecided();
    }
    return switch (found.payment().status()) {
      case DONE -> new Charged(found.payment());
      case CANCELED, PARTIAL_CANCELED -> canceled(found.payment());
      case EXPIRED -> overdue();
      case WAITING_FOR_DEPOSIT -> timeIsOver ? overdue() : new Undecided();
      case READY, IN_PROGRESS, ABORTED, UNKNOWN -> new Undecided();
    };
  }

  /** Whether the buyer's consent stands and Toss waits for a confirm. */
  boolean awaitsConfirm(TossAnswer answer) {
    return answer instanceof Found found
        && found.payment().status() == TossStatus.IN_PROGRESS
        && isOurs(found.payment());
  }

  /** Whether Toss says that it still waits for the money. */
  static boolean awaitsDeposit(@Nullable TossAnswer answer) {
    return answer instanceof Found found
        && found.payment().status() == TossStatus.WAITING_FOR_DEPOSIT;
  }

  private boolean isOurs(TossPayment payment) {
    return payment.isFor(request.paymentId(), request.amount());
  }

  private static boolean isUnknownThere(Refused refused) {
    return NO_SUCH_PAYMENT.contains(refused.code());
  }

  private Verdict confirmed(TossPayment payment) {
    return switch (payment.status()) {
      case DONE -> new Charged(payment);
      case WAITING_FOR_DEPOSIT -> new DepositAwaited(payment);
      case ABORTED -> declined(payment.failureCode(), payment.failureMessage());
      case EXPIRED -> nobodyPaid();
      case CANCELED, PARTIAL_CANCELED -> canceled(payment);
      case READY, IN_PROGRESS, UNKNOWN -> new Undecided();
    };
  }

  private Verdict unconfirmed(TossPayment payment, boolean timeIsOver) {
    if (!payment.total().equals(request.amount())) {
      return new Undecided();
    }
    return switch (payment.status()) {
      case DONE -> new Charged(payment);
      case WAITING_FOR_DEPOSIT -> new DepositAwaited(payment);
      case ABORTED, EXPIRED -> timeIsOver ? nobodyPaid() : new Undecided();
      case CANCELED, PARTIAL_CANCELED -> canceled(payment);
      case READY, IN_PROGRESS, UNKNOWN -> new Undecided();
    };
  }

  /** What was charged is booked first, and what Toss gave back of it after that. */
  private static Verdict canceled(TossPayment payment) {
    return payment.approvedAt() == null
        ? new Ended(PaymentStatus.CANCELED, null)
        : new Charged(payment);
  }

  static Verdict declined(@Nullable String tossCode, @Nullable String message) {
    return new Ended(
        PaymentStatus.FAILED,
        new Failure(
            ErrorCode.DECLINED,
            tossCode,
            message == null ? ErrorCode.DECLINED.meaning() : message,
            null));
  }

  private static Verdict overdue() {
    return new Ended(PaymentStatus.EXPIRED, Failure.of(ErrorCode.DEPOSIT_OVERDUE));
  }

  static Verdict nobodyPaid() {
    return new Ended(PaymentStatus.EXPIRED, Failure.of(ErrorCode.SESSION_EXPIRED));
  }

  static Verdict mismatch() {
    return new Ended(PaymentStatus.FAILED, Failure.of(ErrorCode.CONFIRM_MISMATCH));
  }
}
