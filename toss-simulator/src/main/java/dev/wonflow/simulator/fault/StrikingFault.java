package dev.wonflow.simulator.fault;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.fault.FaultPlan.Kind;
import dev.wonflow.simulator.fault.FaultPlan.Place;
import dev.wonflow.simulator.gateway.Answer;
import dev.wonflow.simulator.gateway.Call;
import dev.wonflow.simulator.gateway.ConnectionLost;
import dev.wonflow.simulator.gateway.ErrorCatalogue;
import dev.wonflow.simulator.gateway.Misbehaviour;
import dev.wonflow.simulator.gateway.TossError;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One fault on one call. */
final class StrikingFault implements Misbehaviour {
  private static final long USUAL_LATENCY = 5_000;
  private final Fault fault;
  private final Call call;
  private final ErrorCatalogue catalogue;
  private final JsonMapper json;
  private final Settings settings;

  StrikingFault(
      Fault fault, Call call, ErrorCatalogue catalogue, JsonMapper json, Settings settings) {
    this.fault = fault;
    this.call = call;
    this.catalogue = catalogue;
    this.json = json;
    this.settings = settings;
  }

  @Override
  public String name() {
    return fault.kind().name();
  }

  @Override
  public Optional<Answer> before() {
    return switch (fault.kind()) {
      case RESET_BEFORE -> throw new ConnectionLost();
      case ERROR_BEFORE -> Optional.of(serverError());
      case RATE_LIMIT -> Optional.of(rateLimit());
      case LATENCY, HOLD -> {
        pause(Place.BEFORE);
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<TossError> instead() {
    return fault.kind() == Kind.CODE ? Optional.of(error("PROVIDER_ERROR")) : Optional.empty();
  }

  @Override
  public Answer after(Answer answer) {
    return switch (fault.kind()) {
      case RESET_AFTER_COMMIT -> throw new ConnectionLost();
      case ERROR_AFTER_COMMIT -> serverError();
      case MALFORMED -> malformed(answer);
      case OTHER_PAYMENT -> otherPayment(answer);
      case LATENCY, HOLD -> {
        pause(Place.AFTER_COMMIT);
        yield answer;
      }
      default -> answer;
    };
  }

  private void pause(Place now) {
    try {
      if (fault.kind() == Kind.LATENCY && fault.plan().isAt(now, Place.BEFORE)) {
        Thread.sleep(fault.plan().delay(USUAL_LATENCY));
      }
      if (fault.kind() == Kind.HOLD && fault.plan().isAt(now, Place.AFTER_COMMIT)) {
        fault.hold(
            Duration.ofMillis(fault.plan().delay(settings.timing().longestHold().toMillis())));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ConnectionLost();
    }
  }

  private Answer serverError() {
    int gateway = fault.plan().httpStatus() == null ? 502 : fault.plan().httpStatus();
    if ("HTML".equals(fault.plan().code())) {
      return new Answer(
          gateway, "text/html;charset=UTF-8", "<html><body><h1>Bad Gateway</h1></body></html>");
    }
    if ("EMPTY".equals(fault.plan().code())) {
      return new Answer(gateway, "text/plain", "");
    }
    return render(error("FAILED_INTERNAL_SYSTEM_PROCESSING"));
  }

  private Answer rateLimit() {
    var refused = render(error("TOO_MANY_REQUESTS"));
    var delay = fault.plan().delayMs();
    return delay == null ? refused : refused.withRetryAfter(Math.ceilDiv(delay, 1000L));
  }

  private TossError error(String usual) {
    var code = fault.plan().code() == null ? usual : fault.plan().code();
    return new TossError(code, fault.plan().httpStatus(), null);
  }

  private Answer render(TossError error) {
    return catalogue.answer(error, call.path(), call.language());
  }

  private Answer malformed(Answer answer) {
    if (!(node(answer) instanceof ObjectNode tree)) {
      return answer.withBody(half(answer.body()));
    }
    return switch (fault.plan().code() == null ? "" : fault.plan().code()) {
      case "UNKNOWN_FIELD" -> answer.withBody(tree.put("somethingNew", "새 필드").toString());
      case "UNKNOWN_ENUM" -> answer.withBody(tree.put("status", "SOMETHING_NEW").toString());
      default -> answer.withBody(half(answer.body()));
    };
  }

  /** The answer of somebody else's payment, or with AMOUNT only another amount. */
  private Answer otherPayment(Answer answer) {
    if (!(node(answer) instanceof ObjectNode tree) || !tree.has("paymentKey")) {
      return answer;
    }
    if ("AMOUNT".equals(fault.plan().code())) {
      return answer.withBody(
          tree.put("totalAmount", tree.get("totalAmount").asLong() + 1).toString());
    }
    tree.put("paymentKey", "simother" + tree.get("paymentKey").asString());
    return answer.withBody(
        tree.put("orderId", "other-" + tree.get("orderId").asString()).toString());
  }

  private Object node(Answer answer) {
    return answer.body().startsWith("{") ? json.readTree(answer.body()) : answer;
  }

  private static String half(String body) {
    return body.substring(0, body.length() / 2);
  }
}
