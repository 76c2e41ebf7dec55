package dev.wonflow.api.reconciliation;

import dev.wonflow.api.problem.Require;
import dev.wonflow.reconciliation.DecisionKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why, and what the decision needs besides.
 *
 * @param assignee who looks into it; only to assign
 * @param account where the amount belongs; only to release it from suspense
 * @param sellerId whose account; only where that is seller-payable
 */
@Schema(name = "DiscrepancyDecision")
record DecisionBody(
    @Schema(example = "seen in Toss's console: a test charge") @Nullable String reason,
    @Schema(example = "finance-2") @Nullable String assignee,
    @Schema(example = "commission") @Nullable String account,
    @Nullable String sellerId) {
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NAME = 100;

  /** An empty field of a form is no wish. */
  static DecisionBody of(Map<String, String> form) {
    return new DecisionBody(
        form.get("reason"),
        filled(form, "assignee"),
        filled(form, "account"),
        filled(form, "sellerId"));
  }

  private static @Nullable String filled(Map<String, String> form, String field) {
    String value = form.getOrDefault(field, "").strip();
    return value.isEmpty() ? null : value;
  }

  static String reason(@Nullable String sent) {
    return Require.text("reason", sent, 1, LONGEST_REASON);
  }

  /** Refuses what is missing, and what another decision would need. */
  DecisionBody required(DecisionKind kind) {
    reason(reason);
    if (kind == DecisionKind.ASSIGN) {
      Require.text("assignee", assignee, 1, LONGEST_NAME);
    } else {
      absent("assignee", assignee);
    }
    if (kind == DecisionKind.RELEASE) {
      Require.id("account", account);
    } else {
      absent("account", account);
      absent("sellerId", sellerId);
    }
    if (sellerId != null) {
      Require.id("sellerId", sellerId);
    }
    return this;
  }

  private static void absent(String field, @Nullable String value) {
    if (value != null) {
      throw Require.invalid(field, "not part of this decision");
    }
  }

  String words() {
    return reason + "\n" + assignee + "\n" + account + "\n" + sellerId;
  }
}
