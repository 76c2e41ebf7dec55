package dev.wonflow.payout;

import io.temporal.workflow.WorkflowInit;

/** Stores the delivery, however often that has to be tried. */
public final class DeliveryWorkflowImpl implements DeliveryWorkflow {
  private final Delivery delivery;

  /** Made by Temporal. */
  @WorkflowInit
  public DeliveryWorkflowImpl(Delivery delivery) {
    this.delivery = delivery;
  }

  @Override
  public Delivered run(Delivery sameDelivery) {
    return PayoutSteps.stored(Deliveries.class).step(deliveries -> deliveries.deliver(delivery));
  }
}
