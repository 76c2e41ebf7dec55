package dev.wonflow.api.batch;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.batch.BatchRequest;
import dev.wonflow.batch.BatchSource;
import dev.wonflow.batch.BatchStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch as it is stored, or as it was asked for.
 *
 * @param won of all lines that can be read
 * @param progress how many lines stand where, by status
 */
record Batch(
    String id,
    BatchSource source,
    BatchStatus status,
    String fingerprint,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant endedAt,
    long won,
    Map<String, Long> progress) {

  /**
   * What became of one line.
   *
   * @param line its number in the file, or in the list of sellers
   * @param amount null where the line could not be read
   * @param status WAITING, REFUSED or CANCELED; else the status of its payout
   */
  @Schema(name = "BatchResult")
  record Result(
      int line,
      String sellerId,
      @Nullable Amount amount,
      String status,
      @Nullable String payoutId,
      @Nullable Reason failure) {}

  /** Why nothing was paid. */
  @Schema(name = "BatchResultFailure")
  record Reason(String code, @Nullable String tossCode) {}

  /** As it is answered. */
  @Schema(name = "Batch")
  record Answer(
      String batchId,
      BatchSource source,
      BatchStatus status,
      String requestedBy,
      OffsetDateTime createdAt,
      @Nullable OffsetDateTime endedAt,
      long lines,
      Amount amount,
      Map<String, Long> progress,
      List<Result> items,
      @Nullable String next) {}

  static Batch requested(BatchRequest request) {
    return new Batch(
        request.batchId().value(),
        request.source(),
        BatchStatus.REQUESTED,
        request.fingerprint(),
        request.requestedBy(),
        request.requestedAt(),
        null,
        0,
        Map.of());
  }

  /** All lines. */
  public long lines() {
    return progress.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Those that have not gone. */
  public long waiting() {
    return progress.getOrDefault("WAITING", 0L);
  }

  /** As people read it. */
  public OffsetDateTime createdAt() {
    return SeoulTime.of(requestedAt);
  }

  Answer answer(List<Result> items, @Nullable String next) {
    return new Answer(
        id,
        source,
        status,
        requestedBy,
        createdAt(),
        SeoulTime.orNull(endedAt),
        lines(),
        new Amount(Long.toString(won), "KRW"),
        progress,
        items,
        next);
  }
}
