package dev.wonflow.api.webhook;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every webhook that came; append only. */
@Component
class Receipts {
  private final JdbcClient database;

  Receipts(JdbcClient database) {
    this.database = database;
  }

  void keep(Receipt receipt) {
    database
        .sql(
            """
            insert into webhook_receipt
              (transmission_id, retried_count, event_type, payment_id, body_digest, outcome)
            values (:transmissionId, :retriedCount, :eventType, :paymentId, :bodyDigest, :outcome)
            """)
        .param("transmissionId", receipt.transmissionId())
        .param("retriedCount", receipt.retriedCount())
        .param("eventType", receipt.eventType())
        .param("paymentId", receipt.paymentId())
        .param("bodyDigest", receipt.bodyDigest())
        .param("outcome", receipt.outcome().name())
        .update();
  }
}
