package dev.wonflow.payout;

import dev.wonflow.id.PaymentOrderId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A report of a delivery, kept until it is stored; the workflow's id is {@link #id}. */
@WorkflowInterface
public interface DeliveryWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "Delivery";

  /** The id of an order's delivery. */
  static String id(PaymentOrderId order) {
    return "delivery-" + order;
  }

  /** Ends when the delivery is stored and the order's money available. */
  @WorkflowMethod(name = TYPE)
  Delivered run(Delivery delivery);
}
