package dev.wonflow.activities.payment;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Failure;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link Failure} as it is stored beside the payment. */
@Embeddable
record FailureColumns(
    @Column(name = "failure_code") @Enumerated(EnumType.STRING) ErrorCode code,
    @Column(name = "failure_toss_code") @Nullable String tossCode,
    @Column(name = "failure_message") String message,
    @Column(name = "failure_retry_at") @Nullable Instant retryAt) {

  static @Nullable FailureColumns of(@Nullable Failure failure) {
    return failure == null
        ? null
        : new FailureColumns(
            failure.code(), failure.tossCode(), failure.message(), failure.retryAt());
  }

  Failure toFailure() {
    return new Failure(code, tossCode, message, retryAt);
  }
}
