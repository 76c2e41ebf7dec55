package dev.wonflow.api.reconciliation;

import dev.wonflow.api.json.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run over one date.
 *
 * @param verdict balanced, healed, open or incomplete; null while it runs
 * @param difference Toss less books; the sum of what is left in the classes
 * @param signedOffBy who sealed this run; null where nobody did
 * @param missing what was not read, where the verdict is incomplete
 */
@Schema(name = "Reconciliation")
record ReconciliationAnswer(
    LocalDate date,
    int run,
    String trigger,
    boolean provisional,
    @Nullable String verdict,
    OffsetDateTime startedAt,
    @Nullable OffsetDateTime closedAt,
    long lines,
    Amount tossTotal,
    Amount booksTotal,
    Amount difference,
    List<Found> classes,
    @Nullable String missing,
    @Nullable String note,
    @Nullable String signedOffBy,
    @Nullable OffsetDateTime signedOffAt) {

  /**
   * What was found of one class and kind.
   *
   * @param amount of what was found, Toss (or the wallet) less books
   * @param left of it in the difference of the totals, after healing
   */
  @Schema(name = "ReconciliationClass")
  record Found(
      @com.fasterxml.jackson.annotation.JsonProperty("class") String name,
      String sentence,
      String kind,
      int count,
      int open,
      Amount amount,
      Amount left) {}

  /**
   * One discrepancy with both sides in won; a side that is missing is null.
   *
   * @param state in a sealed run the one at its sign-off
   * @param left of it in the difference of the totals, after healing
   */
  @Schema(name = "Discrepancy")
  record Discrepancy(
      String discrepancyId,
      @com.fasterxml.jackson.annotation.JsonProperty("class") String name,
      String sentence,
      String kind,
      String state,
      boolean healed,
      String key,
      @Nullable String paymentId,
      @Nullable String orderName,
      @Nullable Long toss,
      @Nullable Long books,
      long difference,
      long left,
      @Nullable String assignee,
      long inSuspense,
      OffsetDateTime openedAt) {
    /** Whether finance may decide about it: what its owner heals is for its owner. */
    @com.fasterxml.jackson.annotation.JsonIgnore
    public boolean isOpenToDecide() {
      return !healed && state.equals("OPEN") && !kind.equals("automatable");
    }
  }
}
