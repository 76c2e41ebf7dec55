package dev.wonflow.simulator.webhook;

import dev.wonflow.simulator.webhook.Webhook.State;
import dev.wonflow.simulator.webhook.WebhookStore.Attempt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The delivery log and Toss's button to send again. */
@RestController
@RequestMapping("/sandbox/webhooks")
class WebhookController {
  private static final int MOST = 1000;
  private final WebhookStore store;
  private final Webhooks webhooks;

  /**
   * @param body as it is sent
   */
  record Shown(
      long id,
      String transmissionId,
      String event,
      @Nullable String orderId,
      State state,
      int retried,
      @Nullable String nextAttemptAt,
      String createdAt,
      String body,
      List<Attempt> attempts) {}

  record Listed(List<Shown> webhooks) {}

  WebhookController(WebhookStore store, Webhooks webhooks) {
    this.store = store;
    this.webhooks = webhooks;
  }

  /** The newest first. */
  @GetMapping
  Listed list(
      @RequestParam(required = false) @Nullable String orderId,
      @RequestParam(defaultValue = "200") int limit) {
    return new Listed(
        store.newest(orderId, Math.clamp(limit, 1, MOST)).stream().map(this::shown).toList());
  }

  @PostMapping("/{id}/resend")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Transactional
  public void resend(@PathVariable long id) {
    webhooks.resend(id);
  }

  private Shown shown(Webhook webhook) {
    return new Shown(
        webhook.id(),
        webhook.transmissionId(),
        webhook.event(),
        webhook.orderId(),
        webhook.state(),
        webhook.retried(),
        webhook.nextAttemptAt() == null ? null : webhook.nextAttemptAt().toString(),
        webhook.createdAt().toString(),
        webhook.body(),
        store.attempts(webhook.id()));
  }
}
