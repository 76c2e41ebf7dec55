package dev.wonflow.activities.toss;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import dev.wonflow.toss.VirtualAccount;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment as Toss writes it: any field may be missing, numbers may have a fraction ({@code
 * 10000.0}).
 *
 * @param secretDigest the secret itself does not outlive the reading
 */
record PaymentJson(
    @Nullable String paymentKey,
    @Nullable String orderId,
    @Nullable TossStatus status,
    @Nullable String currency,
    @Nullable BigDecimal totalAmount,
    @Nullable BigDecimal balanceAmount,
    @Nullable String method,
    @Nullable String approvedAt,
    @JsonProperty("secret") @Nullable String secretDigest,
    @Nullable AccountJson virtualAccount,
    @Nullable CardJson card,
    @Nullable TransferJson transfer,
    @Nullable List<CancelJson> cancels,
    @Nullable FailureJson failure) {

  PaymentJson {
    secretDigest = secretDigest == null ? null : Ids.digest(secretDigest);
  }

  record AccountJson(
      @Nullable String bankCode, @Nullable String accountNumber, @Nullable String dueDate) {
    @Nullable VirtualAccount toAccount() {
      return bankCode == null || accountNumber == null || dueDate == null
          ? null
          : new VirtualAccount(bankCode, accountNumber, TossTimes.read(dueDate));
    }
  }

  record CardJson(@Nullable String issuerCode) {}

  record TransferJson(@Nullable String bankCode) {}

  record CancelJson(
      @Nullable String transactionKey,
      @Nullable BigDecimal cancelAmount,
      @Nullable String cancelReason,
      @Nullable String canceledAt,
      @Nullable String cancelStatus) {
    /** Cancels of foreign wallets may still be under way, or have failed. */
    boolean isDone() {
      return cancelStatus == null || cancelStatus.equals("DONE");
    }

    TossCancel toCancel(Currency currency) {
      return new TossCancel(
          need(transactionKey, "transactionKey"),
          money(currency, need(cancelAmount, "cancelAmount")),
          cancelReason,
          TossTimes.read(need(canceledAt, "canceledAt")));
    }
  }

  record FailureJson(@Nullable String code, @Nullable String message) {}

  /**
   * The payment, if it can be read.
   *
   * @throws RuntimeException if a field without which nothing can be decided is missing or
   *     malformed, or an amount has a fraction of the currency's minor unit
   */
  TossPayment toPayment() {
    Currency money = Currency.getInstance(need(currency, "currency"));
    Money total = money(money, need(totalAmount, "totalAmount"));
    List<TossCancel> done = done(money);
    return new TossPayment(
        new PaymentKey(need(paymentKey, "paymentKey")),
        new PaymentId(need(orderId, "orderId")),
        need(status, "status"),
        total,
        balanceAmount == null ? without(done, total) : money(money, balanceAmount),
        method,
        TossTimes.readOptional(approvedAt),
        secretDigest,
        virtualAccount == null ? null : virtualAccount.toAccount(),
        done,
        failure == null ? null : failure.code(),
        failure == null ? null : failure.message());
  }

  /** Whose money moves, as far as Toss says so. */
  Institution institution() {
    if (card != null) {
      return Institution.card(card.issuerCode());
    }
    if (virtualAccount != null) {
      return Institution.bank(virtualAccount.bankCode());
    }
    return transfer == null ? Institution.SOME_BANK : Institution.bank(transfer.bankCode());
  }

  private List<TossCancel> done(Currency money) {
    return cancels == null
        ? List.of()
        : cancels.stream().filter(CancelJson::isDone).map(c -> c.toCancel(money)).toList();
  }

  private static Money without(List<TossCancel> cancels, Money total) {
    return cancels.stream().map(TossCancel::amount).reduce(total, Money::minus);
  }

  private static Money money(Currency currency, BigDecimal amount) {
    return new Money(
        currency, amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact());
  }

  private static <T> T need(@Nullable T value, String name) {
    return Objects.requireNonNull(value, name);
  }
}
