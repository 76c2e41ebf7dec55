package dev.wonflow.simulator.fault;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.gateway.Call;
import dev.wonflow.simulator.gateway.Endpoint;
import dev.wonflow.simulator.gateway.ErrorCatalogue;
import dev.wonflow.simulator.gateway.Misbehaviour;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All faults asked for; of those that match a call the oldest strikes. */
@Component
public class Faults implements Misbehaviour.Source {
  private static final int MOST = 10_000;
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final AtomicLong count = new AtomicLong();
  private final ErrorCatalogue catalogue;
  private final JsonMapper json;
  private final Settings settings;
  private final ApplicationEventPublisher events;

  Faults(
      ErrorCatalogue catalogue,
      JsonMapper json,
      Settings settings,
      ApplicationEventPublisher events) {
    this.catalogue = catalogue;
    this.json = json;
    this.settings = settings;
    this.events = events;
  }

  public Fault add(FaultPlan plan) {
    if (plan.endpoint() == null || plan.fault() == null) {
      throw new IllegalArgumentException("a fault needs an endpoint and a kind");
    }
    faults.removeIf(Fault::isSpent);
    if (faults.size() >= MOST) {
      throw new IllegalArgumentException("too many faults");
    }
    var fault = new Fault("fault_" + count.incrementAndGet(), plan);
    faults.add(fault);
    events.publishEvent(new FaultAdded(fault));
    return fault;
  }

  /**
   * @return false if there was none
   */
  public boolean remove(String id) {
    var found = faults.stream().filter(fault -> fault.id().equals(id)).toList();
    found.forEach(Fault::release);
    return faults.removeAll(found);
  }

  public void clear() {
    var all = List.copyOf(faults);
    faults.removeAll(all);
    all.forEach(Fault::release);
  }

  public List<Fault> all() {
    return List.copyOf(faults);
  }

  /** Uses up one strike of the first fault that fits. */
  public Optional<Fault> strike(Endpoint endpoint, @Nullable String orderId) {
    return faults.stream().filter(fault -> fault.strikes(endpoint, orderId)).findFirst();
  }

  @Override
  public Misbehaviour next(Call call) {
    return strike(call.endpoint(), call.orderId())
        .<Misbehaviour>map(fault -> new StrikingFault(fault, call, catalogue, json, settings))
        .orElse(GoodBehaviour.INSTANCE);
  }
}
