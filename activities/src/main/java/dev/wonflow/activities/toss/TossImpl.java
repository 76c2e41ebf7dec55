package dev.wonflow.activities.toss;

import static dev.wonflow.error.ErrorCode.ANSWER_BINDING;

import dev.wonflow.activities.vault.RefundAccounts;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;
import dev.wonflow.toss.Cancel;
import dev.wonflow.toss.Confirm;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.Toss;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossPayment;
import feign.FeignException;
import io.temporal.failure.ApplicationFailure;
import java.util.Currency;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class TossImpl implements Toss {
  private static final Currency WON = Money.krw(0).currency();

  private final TossApi api;
  private final RefundAccounts accounts;

  TossImpl(TossApi api, RefundAccounts accounts) {
    this.api = api;
    this.accounts = accounts;
  }

  @Override
  public TossAnswer confirm(Confirm confirm) {
    return ask(
        () -> api.confirm(confirm.idempotencyKey(), ConfirmJson.of(confirm)),
        answer ->
            answer.paymentKey().equals(confirm.paymentKey())
                && answer.isFor(confirm.paymentId(), confirm.amount()));
  }

  @Override
  public TossAnswer cancel(Cancel cancel) {
    String row = cancel.refundAccount();
    CancelBody body = CancelBody.of(cancel, row == null ? null : accounts.read(row));
    return ask(
        () -> api.cancel(cancel.idempotencyKey(), cancel.paymentKey().value(), body),
        answer ->
            answer.paymentKey().equals(cancel.paymentKey())
                && answer.orderId().equals(cancel.paymentId())
                && answer.cancelOf(cancel.refundId(), cancel.amount()) != null);
  }

  @Override
  public TossAnswer lookUp(LookUp question) {
    PaymentKey key = question.paymentKey();
    if (key == null) {
      return ask(
          () -> api.byOrder(question.paymentId().value()),
          answer -> answer.orderId().equals(question.paymentId()));
    }
    return ask(() -> api.byKey(key.value()), answer -> answer.paymentKey().equals(key));
  }

  private static TossAnswer ask(
      Supplier<@Nullable PaymentJson> call, Predicate<TossPayment> isAsked) {
    try {
      TossPayment payment = read(call.get());
      if (isAsked.test(payment) && payment.total().currency().equals(WON)) {
        return new TossAnswer.Found(payment);
      }
      throw ApplicationFailure.newFailure(ANSWER_BINDING.meaning(), ANSWER_BINDING.name());
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (FeignException e) {
      throw NoAnswer.because("No answer that can be read: " + rootOf(e).getClass().getSimpleName());
    }
  }

  private static TossPayment read(@Nullable PaymentJson json) {
    if (json == null) {
      throw NoAnswer.because("An empty answer");
    }
    try {
      return json.toPayment();
    } catch (RuntimeException e) { // whatever the values are: what cannot be read is no answer
      throw NoAnswer.because("An answer that is no payment: " + e.getClass().getSimpleName());
    }
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : rootOf(cause);
  }
}
