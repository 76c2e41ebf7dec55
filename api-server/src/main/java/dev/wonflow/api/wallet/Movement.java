package dev.wonflow.api.wallet;

import dev.wonflow.api.json.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One movement of a wallet, which follows a journal.
 *
 * @param amount negative where the seller is owed less
 * @param balanceAfter what the seller was owed then, with what was held
 */
@Schema(name = "WalletEntry")
public record Movement(
    long entryId,
    OffsetDateTime at,
    Amount amount,
    Amount balanceAfter,
    String kind,
    long journalId,
    String journalKey,
    @Nullable String paymentId,
    @Nullable String paymentOrderId,
    @Nullable String refundId,
    @Nullable String payoutId) {}
