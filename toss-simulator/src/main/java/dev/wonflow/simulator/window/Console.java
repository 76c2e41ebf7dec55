package dev.wonflow.simulator.window;

import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.Timer;
import dev.wonflow.simulator.audit.Audits;
import dev.wonflow.simulator.fault.FaultPlan;
import dev.wonflow.simulator.fault.Faults;
import dev.wonflow.simulator.gateway.Endpoint;
import dev.wonflow.simulator.webhook.Webhooks;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The simulator for people: what moved, and what shall go wrong. */
@Controller
class Console {
  private static final int SHOWN = 50;
  private static final String HOME = "redirect:/";
  private final Audits audits;
  private final Faults faults;
  private final Webhooks webhooks;
  private final SimulatorClock clock;
  private final List<Timer> timers;

  Console(
      Audits audits, Faults faults, Webhooks webhooks, SimulatorClock clock, List<Timer> timers) {
    this.audits = audits;
    this.faults = faults;
    this.webhooks = webhooks;
    this.clock = clock;
    this.timers = timers;
  }

  @GetMapping("/")
  String show(Model page) {
    page.addAttribute("audit", audits.of(null, SHOWN));
    page.addAttribute("faults", faults.all());
    page.addAttribute("webhooks", webhooks.newest(SHOWN));
    page.addAttribute("endpoints", Endpoint.values());
    page.addAttribute("kinds", FaultPlan.Kind.values());
    page.addAttribute("now", SeoulTime.text(clock.now()));
    page.addAttribute("speed", clock.speed());
    return "console";
  }

  @PostMapping("/console/clock")
  String setClock(@RequestParam(defaultValue = "0") long minutes, @RequestParam double speed) {
    clock.runAt(speed);
    clock.advance(Duration.ofMinutes(minutes));
    timers.forEach(Timer::sweep);
    return HOME;
  }

  @PostMapping("/console/faults")
  String add(
      @RequestParam Endpoint endpoint,
      @RequestParam FaultPlan.Kind fault,
      @RequestParam(required = false) @Nullable Integer count,
      @RequestParam(required = false) @Nullable String orderId,
      @RequestParam(required = false) @Nullable Long delayMs,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) FaultPlan.@Nullable Place place) {
    var order = textOrNull(orderId);
    faults.add(
        new FaultPlan(
            endpoint, fault, count, null, order, null, delayMs, textOrNull(code), null, place));
    return HOME;
  }

  @PostMapping("/console/faults/remove")
  String remove(@RequestParam String faultId) {
    var unused = faults.remove(faultId);
    return HOME;
  }

  @PostMapping("/console/faults/clear")
  String clear() {
    faults.clear();
    return HOME;
  }

  @PostMapping("/console/webhooks/resend")
  String resend(@RequestParam long id) {
    webhooks.resend(id);
    return HOME;
  }

  private static @Nullable String textOrNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
