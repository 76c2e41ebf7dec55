package dev.wonflow.api.payment;

import dev.wonflow.api.Recent;
import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.payment.PaymentRequest;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds payments: what is stored, and before that what was asked for. */
@Component
public class Payments {
  private static final int MOST_REMEMBERED = 1_000;

  private final Map<PaymentId, Payment> justStarted =
      Collections.synchronizedMap(new Recent<>(MOST_REMEMBERED));
  private final PaymentViews views;
  private final StartedPayments started;

  Payments(PaymentViews views, StartedPayments started) {
    this.views = views;
    this.started = started;
  }

  /** A payment that the caller may see; refuses with NOT_FOUND. */
  public Payment get(Caller caller, String paymentId) {
    return Require.paymentId(paymentId)
        .map(PaymentId::new)
        .flatMap(this::find)
        .filter(payment -> caller.sees(payment.client()))
        .orElseThrow(Refused::notFound);
  }

  /** Anybody's payment, read your write. */
  public Optional<Payment> find(PaymentId id) {
    return views
        .find(id)
        .or(() -> Optional.ofNullable(justStarted.get(id)))
        .or(() -> started.find(id).map(Payment::requested));
  }

  /**
   * One whose workflow this server has just started. While the workers are behind, its confirm
   * comes before it is stored; Temporal then need not be asked what it knows no better.
   */
  Payment started(PaymentRequest request) {
    Payment payment = Payment.requested(request);
    justStarted.put(payment.id(), payment);
    return payment;
  }

  /** What is stored, and nothing that is only asked for. */
  public Optional<Payment> stored(PaymentId id) {
    return views.find(id);
  }

  /** What is stored under Toss's key. */
  public Optional<Payment> stored(PaymentKey key) {
    return views.find(key);
  }
}
