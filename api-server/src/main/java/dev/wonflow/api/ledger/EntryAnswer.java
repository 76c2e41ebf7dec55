package dev.wonflow.api.ledger;

import dev.wonflow.api.json.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal.
 *
 * @param direction D for debit, C for credit
 * @param reverses the journal that this one takes something back of
 * @param orderName what the buyer bought
 * @param occurredAt when it happened
 * @param postedAt when it was booked; periods go by it
 */
@Schema(name = "LedgerEntry")
record EntryAnswer(
    long journalId,
    int position,
    String account,
    @Nullable String sellerId,
    String direction,
    Amount amount,
    String journalKey,
    String kind,
    @Nullable String paymentId,
    @Nullable String paymentOrderId,
    @Nullable String refundId,
    @Nullable String payoutId,
    @Nullable String settlementLine,
    @Nullable Long reverses,
    @Nullable String orderName,
    OffsetDateTime occurredAt,
    OffsetDateTime postedAt) {}
