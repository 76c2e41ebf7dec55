package dev.wonflow.reconciliation;

import dev.wonflow.payment.Doubling;
import dev.wonflow.refund.FollowUpRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the owners: each payment's own workflow is given a hint and asks Toss itself; where none is
 * running it is started anew, and what happened after its end is for a follow-up. Nothing is
 * written past a workflow.
 */
record Healing(Reconciliation books) {
  private static final SearchAttributeKey<Boolean> NEEDS_OPERATOR =
      SearchAttributeKey.forBoolean("NeedsOperator");

  /** Pauses of 1, 2, 4 … 64 seconds: two minutes for what takes a second when all is well. */
  private static final int LOOKS = 7;

  private static final Duration LONGEST = Duration.ofSeconds(64);

  /** What a person should know; null if all went its way. */
  @Nullable String heal(RunReference run) {
    Remedies remedies = books.remedies(run);
    if (remedies.capped()) {
      Workflow.upsertTypedSearchAttributes(NEEDS_OPERATOR.valueSet(true));
      return "Nothing was healed: %d payments and payouts of %s are more than the cap"
          .formatted(remedies.count(), remedies.amount());
    }
    List<Promise<Void>> told =
        Stream.concat(
                remedies.payments().stream().map(one -> Async.procedure(() -> tell(one))),
                remedies.payouts().stream().map(one -> Async.procedure(() -> tell(one))))
            .toList();
    Promise.allOf(told).get();
    awaitEnd(run);
    return null;
  }

  private void awaitEnd(RunReference run) {
    Doubling pauses = new Doubling(Duration.ofSeconds(1), LONGEST);
    for (int look = 0; look < LOOKS; look++) {
      Workflow.sleep(pauses.next());
      if (books.unhealed(run).count() == 0) {
        return;
      }
    }
  }

  private void tell(Remedy remedy) {
    FollowUpRequest followUp = remedy.followUp();
    if (followUp != null) {
      Owners.follow(followUp);
    } else if (!Owners.hinted(remedy.paymentId())) {
      Owners.start(books.storedRequest(remedy));
      Owners.hinted(remedy.paymentId()); // one that nobody paid would wait for its buyer first
    }
  }

  private static void tell(PayoutRemedy remedy) {
    if (!Owners.hinted(remedy.request().payoutId())) {
      Owners.start(remedy.request());
    }
  }
}
