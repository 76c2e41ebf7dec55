package dev.wonflow.payout;

import dev.wonflow.payment.Doubling;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.LocalFirst;
import dev.wonflow.payment.LongHistory;
import dev.wonflow.payout.SellerAnswer.Known;
import dev.wonflow.payout.SellerAnswer.Refused;
import dev.wonflow.payout.SellerAnswer.Unknown;
import dev.wonflow.toss.FaultClass;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The story of a seller: find it at Toss, else register it, and then follow what Toss says. */
public final class SellerWorkflowImpl implements SellerWorkflow {
  /** Toss will say the same to the same particulars. */
  private static final Set<FaultClass> FOR_GOOD =
      EnumSet.of(FaultClass.NEEDS_HUMAN, FaultClass.DECLINED, FaultClass.BUG_OR_CONFIG);

  /** While Toss does not know the seller. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private final SellerRequest request;
  private final LocalFirst<SellerRecords> records;
  private final TossSellers toss;
  private boolean hinted;
  private final Doubling pauses;

  /** Made by Temporal, before any signal is handled. */
  @WorkflowInit
  public SellerWorkflowImpl(SellerRequest request) {
    this.request = request;
    this.pauses = new Doubling(SOON, request.askAgain());
    this.records = PayoutSteps.stored(SellerRecords.class);
    this.toss = PayoutSteps.oneByOne(TossSellers.class, request.tossCall());
  }

  @Override
  public SellerState run(SellerRequest sameRequest) {
    SellerState state = records.step(r -> r.open(request));
    while (true) {
      String id = state.tossSellerId();
      SellerAnswer found = toss.find(new FindSeller(request.refSellerId(), id));
      SellerMark mark =
          found instanceof Unknown && id == null
              ? mark(toss.register(new RegisterSeller(request.refSellerId(), request.vaultId())))
              : found instanceof Known ? mark(found) : null;
      if (mark != null) {
        state = records.step(r -> r.mark(mark));
      }
      if (state.tossCode() != null) {
        return state;
      }
      Workflow.setCurrentDetails("At Toss: " + state.status());
      Workflow.await(pause(state), () -> hinted);
      hinted = false;
      if (LongHistory.isReached()) {
        Workflow.continueAsNew(request);
      }
    }
  }

  /** The webhook of a change may be lost: whoever cannot be paid yet is asked about sooner. */
  private Duration pause(SellerState state) {
    SellerStatus status = state.status();
    return status == SellerStatus.APPROVED || status == SellerStatus.PARTIALLY_APPROVED
        ? request.askAgain()
        : pauses.next();
  }

  private @Nullable SellerMark mark(SellerAnswer answer) {
    return switch (answer) {
      case Known known ->
          new SellerMark(request.sellerId(), known.seller().id(), known.seller().status(), null);
      case Refused refused ->
          FOR_GOOD.contains(refused.fault()) && !refused.code().equals("UNAUTHORIZED_KEY")
              ? new SellerMark(request.sellerId(), null, null, refused.code())
              : null;
      case Unknown unknown -> null;
    };
  }

  @Override
  public void hint(Hint hint) {
    hinted = true;
  }
}
