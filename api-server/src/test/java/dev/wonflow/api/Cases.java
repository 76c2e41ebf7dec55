package dev.wonflow.api;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentOrderId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.Waits;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Payments in need, as workers leave them. */
public final class Cases {
  private Cases() {}

  /** A stored payment whose workflow runs in the scripted worker. */
  public static String running(PaymentStatus status) {
    String id = Stored.aPayment().status(status).key("key-" + System.nanoTime()).insert();
    start(id, status);
    return id;
  }

  public static void start(String id, PaymentStatus status) {
    start(id, id, status);
  }

  /** Under an id of its own, as a refund or a follow-up has. */
  public static void start(String workflow, String id, PaymentStatus status) {
    var options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(workflow)
            .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
            .build();
    WorkflowClient.start(
        World.CLIENT.newWorkflowStub(PaymentWorkflow.class, options)::run, request(id, status));
    if (status.isFinal()) {
      WorkflowStub.fromTyped(World.CLIENT.newWorkflowStub(PaymentWorkflow.class, id))
          .getResult(Object.class);
    }
  }

  /** Runs a story while the scripted worker is there. */
  public static void withWorker(Runnable story) {
    AutoCloseable worker = World.worker();
    try {
      story.run();
    } finally {
      close(worker);
    }
  }

  private static void close(AutoCloseable worker) {
    try {
      worker.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public static void open(String paymentId, String code) {
    World.ROWS
        .sql(
            """
            insert into operator_case (payment_id, code, since, last_error, next_attempt_at, may_do)
            values (:payment, :code, now() - interval '20 minutes', 'Toss gave no answer',
              now() + interval '5 minutes', '{RETRY,LOOK_UP,CANCEL,HANDLED}')
            """)
        .params(Map.of("payment", paymentId, "code", code))
        .update();
  }

  public static long audited(String paymentId) {
    return World.ROWS
        .sql("select count(*) from audit where subject = :payment")
        .param("payment", paymentId)
        .query(Long.class)
        .single();
  }

  private static PaymentRequest request(String id, PaymentStatus status) {
    Instant now = Instant.now();
    return new PaymentRequest(
        new PaymentId(id),
        "demo",
        "fingerprint",
        "buyer-1",
        status.name(),
        Money.krw(10_000),
        List.of(
            new PaymentOrder(
                new PaymentOrderId(id + "-1"),
                new SellerId("seller-1"),
                Money.krw(10_000),
                "Green tea")),
        null,
        now,
        now.plusSeconds(1800),
        Waits.DEFAULT,
        null);
  }
}
