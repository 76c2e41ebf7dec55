package dev.wonflow.api.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One business fact in the books.
 *
 * @param settlementLine the transactionKey of the line of Toss's settlement
 * @param reverses the journal that it takes something back of
 * @param reversedBy the journals that take something back of it; at most 100
 */
@Schema(name = "Journal")
record JournalAnswer(
    long journalId,
    String key,
    String kind,
    @Nullable String paymentId,
    @Nullable String refundId,
    @Nullable String payoutId,
    @Nullable String settlementLine,
    @Nullable Long reverses,
    List<Long> reversedBy,
    OffsetDateTime occurredAt,
    OffsetDateTime postedAt,
    Seal seal,
    List<EntryAnswer> entries) {

  /** Its link in the chain of hashes of a day and lane. */
  @Schema(name = "Seal")
  record Seal(LocalDate day, int lane, int number, String hash) {}
}
