package dev.wonflow.simulator.fault;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.wonflow.simulator.gateway.TossError;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Faults by API. */
@RestController
@RequestMapping("/sandbox/faults")
class FaultController {
  private final Faults faults;

  record Added(String faultId) {}

  /**
   * @param held requests that a HOLD keeps waiting now
   */
  record Shown(String faultId, @JsonUnwrapped FaultPlan plan, int used, int held, boolean spent) {
    static Shown of(Fault fault) {
      return new Shown(fault.id(), fault.plan(), fault.used(), fault.held(), fault.isSpent());
    }
  }

  record Listed(List<Shown> faults) {}

  FaultController(Faults faults) {
    this.faults = faults;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Added add(@RequestBody FaultPlan plan) {
    return new Added(faults.add(plan).id());
  }

  @GetMapping
  Listed list() {
    return new Listed(faults.all().stream().map(Shown::of).toList());
  }

  @GetMapping("/{faultId}")
  Shown one(@PathVariable String faultId) {
    return faults.all().stream()
        .filter(fault -> fault.id().equals(faultId))
        .findFirst()
        .map(Shown::of)
        .orElseThrow(() -> new TossError("NOT_FOUND"));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clear() {
    faults.clear();
  }

  @DeleteMapping("/{faultId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String faultId) {
    if (!faults.remove(faultId)) {
      throw new TossError("NOT_FOUND");
    }
  }
}
