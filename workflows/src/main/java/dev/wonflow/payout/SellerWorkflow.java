package dev.wonflow.payout;

import dev.wonflow.id.SellerId;
import dev.wonflow.payment.Hint;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Makes a seller known to Toss and follows its state; the workflow's id is {@link #id}. */
@WorkflowInterface
public interface SellerWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "Seller";

  /** The id of a seller's workflow. */
  static String id(SellerId seller) {
    return "seller-" + seller;
  }

  /** Ends only if Toss does not take the seller. */
  @WorkflowMethod(name = TYPE)
  SellerState run(SellerRequest request);

  /** Something may have changed at Toss: ask. */
  @SignalMethod
  void hint(Hint hint);
}
