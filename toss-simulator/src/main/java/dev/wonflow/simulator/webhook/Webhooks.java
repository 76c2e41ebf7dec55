package dev.wonflow.simulator.webhook;

import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.Tokens;
import dev.wonflow.simulator.fault.Fault;
import dev.wonflow.simulator.fault.FaultPlan.Kind;
import dev.wonflow.simulator.fault.Faults;
import dev.wonflow.simulator.gateway.Endpoint;
import dev.wonflow.simulator.gateway.TossError;
import dev.wonflow.simulator.webhook.Webhook.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Toss tells by itself: three envelopes, written in the transaction of the change, sent after
 * it.
 */
@Service
public class Webhooks {
  private static final long USUAL_DELAY = 30_000;
  private final WebhookStore store;
  private final Courier courier;
  private final Faults faults;
  private final SimulatorClock clock;
  private final Settings settings;
  private final JsonMapper json;

  private record Message(
      String event,
      @Nullable String orderId,
      Map<String, @Nullable Object> body,
      Signing signing) {}

  Webhooks(
      WebhookStore store,
      Courier courier,
      Faults faults,
      SimulatorClock clock,
      Settings settings,
      JsonMapper json) {
    this.store = store;
    this.courier = courier;
    this.faults = faults;
    this.clock = clock;
    this.settings = settings;
    this.json = json;
  }

  /** Family (a): the full Payment object. */
  public void statusChanged(String orderId, Object payment) {
    publish(new Message("PAYMENT_STATUS_CHANGED", orderId, payment(payment), Signing.NONE));
  }

  /** Family (b): flat, without a type and without the payment's key. */
  public void deposit(
      String orderId, String status, @Nullable String secret, @Nullable String transactionKey) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("createdAt", depositTime(orderId));
    body.put("secret", secret);
    body.put("status", status);
    body.put("transactionKey", transactionKey);
    body.put("orderId", orderId);
    publish(new Message("DEPOSIT_CALLBACK", orderId, body, Signing.NONE));
  }

  /** Family (c): signed. The reference is the shop's own id. */
  public void changed(String event, String entityType, Object entity, String reference) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("eventType", event);
    body.put("createdAt", SeoulTime.text(clock.now()));
    body.put("version", "2022-11-16");
    body.put("eventId", "evt_" + Tokens.lower(26));
    body.put("entityType", entityType);
    body.put("entityBody", entity);
    publish(new Message(event, reference, body, Signing.VALID));
  }

  /** A message that Toss never sent: DONE for a payment that nobody paid. */
  public void forge(String orderId, Object payment) {
    var body = payment(payment);
    tamper(body, "status", "DONE");
    write(
        new Message("PAYMENT_STATUS_CHANGED", orderId, body, Signing.NONE),
        State.PENDING,
        clock.now());
  }

  /** The newest first. */
  public List<Webhook> newest(int limit) {
    return store.newest(null, limit);
  }

  /** The ladder begins again. */
  public void resend(long id) {
    var webhook = store.find(id).orElseThrow(() -> new TossError("NOT_FOUND"));
    store.save(id, webhook.transmissionId(), State.PENDING, 0, clock.now());
  }

  private Map<String, @Nullable Object> payment(Object payment) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("eventType", "PAYMENT_STATUS_CHANGED");
    body.put("createdAt", SeoulTime.localWithFraction(clock.now()));
    body.put("data", payment);
    return body;
  }

  /** Toss's own examples show both forms. */
  private String depositTime(String orderId) {
    var now = clock.now();
    return orderId.hashCode() % 2 == 0 ? SeoulTime.localWithFraction(now) : SeoulTime.text(now);
  }

  private void publish(Message message) {
    var fault = faults.strike(Endpoint.WEBHOOK, message.orderId());
    var soon = clock.now().plus(settings.webhooks().pause());
    var kind = fault.map(Fault::kind);
    if (kind.equals(Optional.of(Kind.BEFORE_ANSWER))
        || (kind.isEmpty() && settings.webhooks().beforeAnswer())) {
      announce(message, write(message, State.PENDING, clock.now()));
      return;
    }
    if (fault.isPresent()) {
      misbehave(message, fault.get(), soon);
      return;
    }
    write(message, State.PENDING, soon);
  }

  private void misbehave(Message message, Fault fault, Instant soon) {
    var later =
        clock
            .now()
            .plusMillis(fault.plan().delayMs() == null ? USUAL_DELAY : fault.plan().delayMs());
    switch (fault.kind()) {
      case DROP -> write(message, State.DROPPED, null);
      case DELAY, LATENCY -> write(message, State.PENDING, later);
      case REORDER -> write(message, State.HELD, later);
      case FORGED -> write(forged(message, fault.plan().code()), State.PENDING, soon);
      case DUPLICATE -> {
        var id = "whtrans_" + Tokens.lower(26);
        write(message, id, State.PENDING, soon);
        write(message, id, State.PENDING, soon);
      }
      default -> write(message, State.PENDING, soon);
    }
  }

  private Message forged(Message message, @Nullable String variant) {
    var body = new LinkedHashMap<>(message.body());
    return switch (variant == null ? "" : variant) {
      case "SECRET" -> {
        tamper(body, "secret", "ps_forged" + Tokens.mixed(12));
        yield new Message(message.event(), message.orderId(), body, message.signing());
      }
      case "SIGNATURE" -> new Message(message.event(), message.orderId(), body, Signing.WRONG);
      case "OLD_KEY" -> new Message(message.event(), message.orderId(), body, Signing.OLD_KEY);
      default -> {
        tamper(body, "status", "DONE");
        yield new Message(message.event(), message.orderId(), body, message.signing());
      }
    };
  }

  /** Changes one field, inside the data where the envelope has some. */
  private void tamper(Map<String, @Nullable Object> body, String field, String value) {
    var data = body.get("data");
    if (data != null) {
      var copy = new LinkedHashMap<String, @Nullable Object>();
      json.valueToTree(data)
          .properties()
          .forEach(entry -> copy.put(entry.getKey(), entry.getValue()));
      copy.put(field, value);
      body.put("data", copy);
      return;
    }
    body.put(field, value);
  }

  private long write(Message message, State state, @Nullable Instant at) {
    return write(message, "whtrans_" + Tokens.lower(26), state, at);
  }

  private long write(Message message, String transmissionId, State state, @Nullable Instant at) {
    var body = json.writeValueAsString(message.body());
    return store.insert(
        new Webhook(
            0,
            transmissionId,
            message.event(),
            message.orderId(),
            body,
            message.signing(),
            state,
            0,
            at,
            clock.now()));
  }

  /** Only started here: waiting inside the transaction would keep its connection. */
  private void announce(Message message, long id) {
    var orderId = message.orderId();
    if (orderId == null) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            courier.announce(id, orderId);
          }
        });
  }
}
