package dev.wonflow.api.payout;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.money.Money;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A payout as it is stored, or as it was asked for. */
public record Payout(
    String id,
    String client,
    String sellerId,
    Money amount,
    PayoutStatus status,
    String fingerprint,
    String requestedBy,
    @Nullable String approvedBy,
    @Nullable Instant scheduledFor,
    @Nullable String tossPayoutId,
    @Nullable Failure failure,
    Instant requestedAt) {

  /** Why nothing was paid. */
  public record Failure(String code, @Nullable String tossCode, String message) {}

  /** As it is answered. */
  record Answer(
      String payoutId,
      String sellerId,
      Amount amount,
      PayoutStatus status,
      String requestedBy,
      @Nullable String approvedBy,
      @Nullable OffsetDateTime scheduledFor,
      @Nullable String tossPayoutId,
      @Nullable Failure failure,
      OffsetDateTime createdAt) {}

  static Payout requested(PayoutRequest request) {
    return new Payout(
        request.payoutId().value(),
        request.client(),
        request.sellerId().value(),
        request.amount(),
        PayoutStatus.REQUESTED,
        request.fingerprint(),
        request.requestedBy(),
        null,
        null,
        null,
        null,
        request.requestedAt());
  }

  /** As people read it. */
  public OffsetDateTime createdAt() {
    return SeoulTime.of(requestedAt);
  }

  Answer answer() {
    return new Answer(
        id,
        sellerId,
        Amount.of(amount),
        status,
        requestedBy,
        approvedBy,
        SeoulTime.orNull(scheduledFor),
        tossPayoutId,
        failure,
        SeoulTime.of(requestedAt));
  }
}
