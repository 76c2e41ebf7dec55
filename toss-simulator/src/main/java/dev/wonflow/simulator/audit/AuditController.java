package dev.wonflow.simulator.audit;

import dev.wonflow.simulator.audit.Audits.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Toss's side of the story. */
@RestController
class AuditController {
  private final Audits audits;

  AuditController(Audits audits) {
    this.audits = audits;
  }

  /**
   * @param limit newest requests, payments and payouts each; totals always count everything
   */
  @GetMapping("/sandbox/audit")
  Audit audit(
      @RequestParam(required = false) @Nullable String orderId,
      @RequestParam(defaultValue = "1000") int limit) {
    return audits.of(orderId, limit);
  }
}
