package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.payment.Maintenance.Window;
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

/** Opening hours of banks by API. */
@RestController
@RequestMapping("/sandbox/maintenance")
class MaintenanceController {
  private final Maintenance maintenance;

  record Listed(List<Window> windows) {}

  MaintenanceController(Maintenance maintenance) {
    this.maintenance = maintenance;
  }

  @GetMapping
  Listed list() {
    return new Listed(maintenance.windows());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Window add(@RequestBody Window window) {
    maintenance.add(window);
    return window;
  }

  @DeleteMapping("/{bank}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String bank) {
    maintenance.remove(bank);
  }
}
