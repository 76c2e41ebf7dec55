package dev.wonflow.simulator.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Payment object of version 2022-11-16: every key is there, absent values are null. Amounts in
 * won.
 */
public record PaymentAnswer(
    String version,
    @JsonProperty("mId") String merchant,
    String paymentKey,
    String type,
    String orderId,
    String orderName,
    String currency,
    @Nullable String method,
    String status,
    long totalAmount,
    long balanceAmount,
    long suppliedAmount,
    long vat,
    long taxFreeAmount,
    long taxExemptionAmount,
    String requestedAt,
    @Nullable String approvedAt,
    @Nullable Boolean useEscrow,
    boolean cultureExpense,
    @Nullable String lastTransactionKey,
    @Nullable String secret,
    @JsonProperty("isPartialCancelable") boolean partialCancelable,
    String country,
    @Nullable Map<String, String> metadata,
    @Nullable Failure failure,
    @Nullable Discount discount,
    @Nullable List<Cancelled> cancels,
    @Nullable Card card,
    @Nullable VirtualAccount virtualAccount,
    @Nullable Transfer transfer,
    @Nullable Object mobilePhone,
    @Nullable Object giftCertificate,
    @Nullable EasyPay easyPay,
    @Nullable Object cashReceipt,
    @Nullable List<Object> cashReceipts,
    @Nullable Link receipt,
    @Nullable Link checkout) {

  /** Somewhere to look. */
  public record Link(String url) {}

  /** Instant card discount; the simulator gives none. */
  public record Discount(long amount) {}

  /** One element of {@code cancels[]}. */
  public record Cancelled(
      long cancelAmount,
      String cancelReason,
      long taxFreeAmount,
      long taxExemptionAmount,
      long refundableAmount,
      long cardDiscountAmount,
      long transferDiscountAmount,
      long easyPayDiscountAmount,
      String canceledAt,
      String transactionKey,
      @Nullable String receiptKey,
      String cancelStatus,
      @Nullable String cancelRequestId) {}

  /** The card that paid. */
  public record Card(
      long amount,
      String issuerCode,
      String acquirerCode,
      String number,
      int installmentPlanMonths,
      String approveNo,
      boolean useCardPoint,
      String cardType,
      String ownerType,
      String acquireStatus,
      @JsonProperty("isInterestFree") boolean interestFree,
      @Nullable String interestPayer) {}

  /** The account to pay into. */
  public record VirtualAccount(
      String accountType,
      String accountNumber,
      String bankCode,
      String customerName,
      @Nullable String depositorName,
      String dueDate,
      String refundStatus,
      boolean expired,
      String settlementStatus,
      @Nullable Object refundReceiveAccount) {}

  /** The account that paid. */
  public record Transfer(String bankCode, String settlementStatus) {}

  /** The wallet that paid; amount is 0 when a card stands behind it. */
  public record EasyPay(String provider, long amount, long discountAmount) {}
}
