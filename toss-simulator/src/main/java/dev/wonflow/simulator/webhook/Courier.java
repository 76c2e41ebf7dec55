package dev.wonflow.simulator.webhook;

import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.Tokens;
import dev.wonflow.simulator.gateway.Announcements;
import dev.wonflow.simulator.webhook.Webhook.State;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers webhooks: only HTTP 200 counts, seven tries more, each four times later than the one
 * before.
 */
@Component
public class Courier implements Announcements, DisposableBean {
  private static final int LADDER = 7;
  private static final int AT_ONCE = 32;
  private final Map<Long, CompletableFuture<Void>> underway = new ConcurrentHashMap<>();
  private final Map<Long, String> awaited = new ConcurrentHashMap<>();
  private final Semaphore slots = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final WebhookStore store;
  private final Signatures signatures;
  private final SimulatorClock clock;
  private final Settings settings;
  private final TransactionTemplate transaction;

  Courier(
      WebhookStore store,
      Signatures signatures,
      SimulatorClock clock,
      Settings settings,
      TransactionTemplate transaction) {
    this.store = store;
    this.signatures = signatures;
    this.clock = clock;
    this.settings = settings;
    this.transaction = transaction;
  }

  /** Starts what is due; never waits for a receiver. */
  @Scheduled(fixedDelay = 50)
  public void start() {
    for (var id : store.due(clock.now(), AT_ONCE)) {
      if (underway.containsKey(id)) {
        continue;
      }
      if (!slots.tryAcquire()) {
        return;
      }
      var unused = begin(id).whenComplete((done, failure) -> slots.release());
    }
  }

  /** Starts it now; who answers the call of this order waits for it. */
  void announce(long id, String orderId) {
    awaited.put(id, orderId);
    var unused = begin(id).whenComplete((done, failure) -> awaited.remove(id));
  }

  @Override
  public void await(String orderId) {
    awaited.forEach(
        (id, order) -> {
          var delivery = underway.get(id);
          if (order.equals(orderId) && delivery != null) {
            delivery.join();
          }
        });
  }

  /** A webhook is delivered by one thread at a time. */
  private CompletableFuture<Void> begin(long id) {
    var delivery = new CompletableFuture<Void>();
    var other = underway.putIfAbsent(id, delivery);
    if (other != null) {
      return other;
    }
    threads.execute(
        () -> {
          try {
            attempt(id);
          } finally {
            underway.remove(id);
            delivery.complete(null);
          }
        });
    return delivery;
  }

  private void attempt(long id) {
    store
        .find(id)
        .filter(webhook -> webhook.isDue(clock.now()))
        .ifPresent(
            webhook -> {
              var outcome = send(webhook);
              transaction.executeWithoutResult(status -> record(webhook, outcome));
            });
  }

  private void record(Webhook webhook, String outcome) {
    var now = clock.now();
    store.logAttempt(webhook.id(), now, outcome);
    if (outcome.equals("200")) {
      store.save(webhook.id(), webhook.transmissionId(), State.DELIVERED, webhook.retried(), null);
      if (webhook.orderId() != null) {
        store.releaseHeld(webhook.orderId(), now);
      }
      return;
    }
    if (webhook.retried() >= LADDER) {
      store.save(webhook.id(), webhook.transmissionId(), State.FAILED, webhook.retried(), null);
      return;
    }
    var pause = settings.webhooks().retryUnit().multipliedBy(1L << (2 * webhook.retried()));
    var id =
        settings.webhooks().stableTransmissionId()
            ? webhook.transmissionId()
            : "whtrans_" + Tokens.lower(26);
    store.save(webhook.id(), id, State.PENDING, webhook.retried() + 1, now.plus(pause));
  }

  private String send(Webhook webhook) {
    var time = SeoulTime.text(clock.now());
    var request =
        HttpRequest.newBuilder(settings.webhooks().url())
            .timeout(settings.webhooks().answerWithin())
            .header("Content-Type", "application/json;charset=UTF-8")
            .header("tosspayments-webhook-transmission-time", time)
            .header(
                "tosspayments-webhook-transmission-retried-count",
                Integer.toString(webhook.retried()))
            .header("tosspayments-webhook-transmission-id", webhook.transmissionId())
            .POST(HttpRequest.BodyPublishers.ofString(webhook.body()));
    signatures
        .of(webhook.signing(), webhook.body(), time)
        .ifPresent(signature -> request.header("tosspayments-webhook-signature", signature));
    try {
      return Integer.toString(http.send(request.build(), BodyHandlers.discarding()).statusCode());
    } catch (IOException unreachable) {
      return unreachable.getClass().getSimpleName();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
