package dev.wonflow.activities.payout;

import dev.wonflow.activities.event.Amount;
import dev.wonflow.activities.event.Event;
import dev.wonflow.activities.event.Events;
import dev.wonflow.activities.ledger.Transfer;
import dev.wonflow.activities.ledger.Transfers;
import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PayoutId;
import dev.wonflow.payment.Failure;
import dev.wonflow.payout.PayoutEnd;
import dev.wonflow.payout.PayoutMark;
import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutState;
import dev.wonflow.payout.PayoutStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class PayoutRecordsImpl implements PayoutRecords {
  private static final String OPEN =
      "status in ('HELD', 'WAITING_FOR_APPROVAL', 'SCHEDULED', 'SENT', 'UNKNOWN')";
  private static final String TRANSIT = "payout-in-transit";

  private final JdbcClient jdbc;
  private final Transfers transfers;
  private final Events events;

  PayoutRecordsImpl(JdbcClient jdbc, Transfers transfers, Events events) {
    this.jdbc = jdbc;
    this.transfers = transfers;
    this.events = events;
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
      book(row(request.payoutId()), "hold", request.requestedAt());
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
             where id = :id and\s"""
                + OPEN)
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
                 where id = :id and\s"""
                    + OPEN)
            .param("id", end.payoutId().value())
            .param("status", end.status().name())
            .param("tossPayout", end.tossPayoutId())
            .param("code", failure == null ? null : failure.code().name())
            .param("tossCode", failure == null ? null : failure.tossCode())
            .param("message", failure == null ? null : failure.message())
            .update();
    PayoutRow row = row(end.payoutId());
    if (ended == 1) {
      book(row, end.status() == PayoutStatus.COMPLETED ? "done" : "back", end.endedAt());
      tell(row);
    }
    return row.state();
  }

  /** payout-hold, payout-done or payout-back, each once per payout by the journal's key. */
  private void book(PayoutRow payout, String step, Instant at) {
    transfers.book(
        new Transfer(
            "payout-" + step + ":" + payout.id(),
            "PAYOUT_" + step.toUpperCase(Locale.ROOT),
            step.equals("hold") ? "seller-payable" : TRANSIT,
            switch (step) {
              case "hold" -> TRANSIT;
              case "done" -> "toss-balance";
              default -> "seller-payable";
            },
            payout.sellerId(),
            payout.amount(),
            at));
  }

  private void tell(PayoutRow payout) {
    PayoutStatus status = payout.state().status();
    if (status == PayoutStatus.COMPLETED || status == PayoutStatus.FAILED) {
      Failure failure = payout.state().failure();
      var told =
          new PayoutEvent(
              payout.id().value(),
              payout.sellerId(),
              Amount.of(payout.amount()),
              failure == null ? null : failure.code().name(),
              failure == null ? null : failure.tossCode());
      events.append(
          new Event(
              "payout." + status.name().toLowerCase(Locale.ROOT),
              payout.client(),
              payout.id().value(),
              told));
    }
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
