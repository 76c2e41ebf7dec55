package dev.wonflow.api.explanation;

import dev.wonflow.payment.PaymentStatus;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a payment stands, in the reader's language.
 *
 * @param happened so far, in order
 * @param moneyIs where the buyer's money is
 * @param waitsFor null where the payment has ended
 * @param next null where nothing more happens by itself
 * @param operatorMay commands as they stand in addresses
 * @param text all of it
 */
public record Explanation(
    String paymentId,
    PaymentStatus status,
    List<String> happened,
    String moneyIs,
    @Nullable String waitsFor,
    @Nullable Next next,
    List<String> operatorMay,
    String text) {

  /**
   * What comes next.
   *
   * @param at at the latest; null where that is not known
   */
  public record Next(String what, @Nullable OffsetDateTime at) {}
}
