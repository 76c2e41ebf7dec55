package dev.wonflow.activities.payout;

import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PayoutId;
import dev.wonflow.payment.Failure;
import dev.wonflow.payout.PayoutEnd;
import dev.wonflow.payout.PayoutMark;
import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutReturn;
import dev.wonflow.payout.PayoutState;
import dev.wonflow.payout.PayoutStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class PayoutRecordsImpl implements PayoutRecords {
  private static final String OPEN =
      "status in ('HELD', 'WAITING_FOR_APPROVAL', 'SCHEDULED', 'SENT', 'UNKNOWN')";

  private final JdbcClient jdbc;
  private final PayoutBooks books;

  PayoutRecordsImpl(JdbcClient jdbc, PayoutBooks books) {
    this.jdbc = jdbc;
    this.books = books;
  }

  @Override
  @Transactional
  public PayoutState open(PayoutRequest request) {
    Optional<String> tossSeller = payableSeller(request.sellerId().value());
    ErrorCode refusal = null;
    if (tossSeller.isEmpty()) {
      refusal = ErrorCode.SELLER_NOT_PAYABLE;
    }
    // the row first: a repetition never reaches the wallet
    if (!insert(request, tossSeller.orElse(null), refusal)) {
      PayoutRow stored = row(request.payoutId());
      BooksConflict.unless(
          stored.fingerprint().equals(request.fingerprint()),
          "Another request is stored under " + request.payoutId());
      return stored.state();
    }
    if (refusal == null && !covers(request)) {
      refuse(request.payoutId(), ErrorCode.INSUFFICIENT_AVAILABLE);
    } else if (refusal == null) {
      books.book(row(request.payoutId()), PayoutBooks.Step.HOLD, request.requestedAt());
    }
    return row(request.payoutId()).state();
  }

  @Override
  @Transactional
  public PayoutState mark(PayoutMark mark) {
    jdbc.sql(
            """
            update payout
               set status = :status, toss_payout_id = coalesce(:tossPayout, toss_payout_id),
                   approved_by = coalesce(:approvedBy, approved_by),
                   scheduled_for = coalesce(:scheduledFor, scheduled_for), updated_at = now()
             where id = :id and %s
            """
                .formatted(OPEN))
        .param("id", mark.payoutId().value())
        .param("status", mark.status().name())
        .param("tossPayout", mark.tossPayoutId())
        .param("approvedBy", mark.approvedBy())
        .param("scheduledFor", time(mark.scheduledFor()))
        .update();
    return row(mark.payoutId()).state();
  }

  @Override
  @Transactional
  public PayoutState end(PayoutEnd end) {
    Failure failure = end.failure();
    int ended =
        jdbc.sql(
                """
                update payout
                   set status = :status, toss_payout_id = coalesce(:tossPayout, toss_payout_id), updated_at = now(),
                       failure_code = :code, failure_toss_code = :tossCode, failure_message = :message
                 where id = :id and %s
                """
                    .formatted(OPEN))
            .param("id", end.payoutId().value())
            .param("status", end.status().name())
            .param("tossPayout", end.tossPayoutId())
            .param("code", failure == null ? null : failure.code().name())
            .param("tossCode", failure == null ? null : failure.tossCode())
            .param("message", failure == null ? null : failure.message())
            .update();
    PayoutRow row = row(end.payoutId());
    if (ended == 1) {
      books.book(
          row,
          end.status() == PayoutStatus.COMPLETED ? PayoutBooks.Step.DONE : PayoutBooks.Step.BACK,
          end.endedAt());
      books.tell(row);
    }
    return row.state();
  }

  @Override
  @Transactional
  public PayoutState takeBack(PayoutReturn returned) {
    int back =
        jdbc.sql(
                """
                update payout set status = 'RETURNED', updated_at = now() where id = :id and status = 'COMPLETED'
                """)
            .param("id", returned.payoutId().value())
            .update();
    PayoutRow row = row(returned.payoutId());
    if (back == 1) {
      books.book(row, PayoutBooks.Step.RETURN, returned.recordedAt());
      books.tell(row);
    }
    return row.state();
  }

  private Optional<String> payableSeller(String sellerId) {
    return jdbc.sql(
            """
            select toss_seller_id from seller
             where id = :id and status in ('PARTIALLY_APPROVED', 'APPROVED')
            """)
        .param("id", sellerId)
        .query(String.class)
        .optional();
  }

  /**
   * Whether the seller's wallet has the amount; locks it until the transaction ends, so that what
   * is seen here is what the hold then takes.
   */
  private boolean covers(PayoutRequest request) {
    return jdbc.sql(
                """
                update wallet set version = version + 1
                 where seller_id = :seller and currency = :currency and balance - pending >= :amount
                """)
            .param("seller", request.sellerId().value())
            .param("currency", request.amount().currency().getCurrencyCode())
            .param("amount", request.amount().minor())
            .update()
        == 1;
  }

  private void refuse(PayoutId id, ErrorCode code) {
    jdbc.sql(
            """
            update payout set status = 'REFUSED', failure_code = :code, failure_message = :message where id = :id
            """)
        .param("id", id.value())
        .param("code", code.name())
        .param("message", code.meaning())
        .update();
  }

  /** Whether the id was free: the primary key makes a repeated request harmless. */
  private boolean insert(
      PayoutRequest request, @Nullable String tossSeller, @Nullable ErrorCode refusal) {
    return jdbc.sql(
                """
                insert into payout (id, client, seller_id, amount, currency, status, fingerprint, requested_by,
                                    toss_seller_id, failure_code, failure_message, requested_at)
                values (:id, :client, :seller, :amount, :currency, :status, :fingerprint, :requestedBy,
                        :tossSeller, :code, :message, :requestedAt)
                on conflict (id) do nothing
                """)
            .param("id", request.payoutId().value())
            .param("client", request.client())
            .param("seller", request.sellerId().value())
            .param("amount", request.amount().minor())
            .param("currency", request.amount().currency().getCurrencyCode())
            .param("status", refusal == null ? "HELD" : "REFUSED")
            .param("fingerprint", request.fingerprint())
            .param("requestedBy", request.requestedBy())
            .param("tossSeller", tossSeller)
            .param("code", refusal == null ? null : refusal.name())
            .param("message", refusal == null ? null : refusal.meaning())
            .param("requestedAt", time(request.requestedAt()))
            .update()
        == 1;
  }

  private PayoutRow row(PayoutId id) {
    return jdbc.sql("select * from payout where id = :id")
        .param("id", id.value())
        .query(PayoutRow::of)
        .single();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
