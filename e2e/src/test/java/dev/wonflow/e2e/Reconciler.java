package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.e2e.Http.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/** A person of finance who proves days, over the public API. */
final class Reconciler {
  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private final RunningSystem running;
  private final Http api;

  Reconciler(RunningSystem running) {
    this.running = running;
    this.api = new Http(running.system.apiUrl());
  }

  /** Today in Seoul, once it is sure to last for long enough. */
  static LocalDate aDayThatLasts(Duration enough) {
    LocalTime last = LocalTime.MAX.minus(enough);
    Until.holds(
        "a day that does not end meanwhile",
        enough.plusMinutes(1),
        () -> !LocalTime.now(SEOUL).isAfter(last));
    return LocalDate.now(SEOUL);
  }

  /** Asks for a run. */
  void start(LocalDate date) {
    Answer started =
        api.post(
            "/reconciliations/v1",
            Map.of(
                "Authorization",
                "Bearer " + running.system.demoKey("finance"),
                "Idempotency-Key",
                UUID.randomUUID().toString()),
            """
            {"from":"%s","to":"%s"}\
            """
                .formatted(date, date));
    assertThat(started.status()).as(started.raw().body()).isEqualTo(202);
  }

  /** The latest run of a date once it is the n-th and has ended. */
  JsonNode ended(LocalDate date, int number, Duration within) {
    Until.holds(
        "the end of run " + number,
        within,
        () -> {
          Answer answer = get(date);
          return answer.status() == 200
              && answer.json().get("run").asInt() == number
              && !answer.json().get("verdict").isNull();
        });
    return get(date).json();
  }

  boolean verdict(LocalDate date, String verdict) {
    Answer answer = get(date);
    return answer.status() == 200 && answer.json().get("verdict").asText().equals(verdict);
  }

  long runs(LocalDate date) {
    return running.books.number(
        "select count(*) from reconciliation_run where date = cast(? as date)", date.toString());
  }

  JsonNode list() {
    return api.get("/reconciliations/v1", finance()).json();
  }

  String page(String path) {
    return api.get(path, finance()).raw().body();
  }

  /** As a shop's server that forgot to tell us: Toss takes the money and tells nobody. */
  String chargedBehindOurBack(String seller, long won) {
    String paymentId = running.shop.pay(seller, won);
    running.toss.fault(
        """
        {"endpoint":"webhook","fault":"DROP","count":10,"orderId":"%s"}\
        """
            .formatted(paymentId));
    running.toss.charge(
        running.system.variable("TOSS_SECRET_KEY"),
        paymentId,
        running.toss.authenticate(paymentId, won),
        won);
    assertThat(running.shop.status(paymentId)).isEqualTo("READY");
    return paymentId;
  }

  private Answer get(LocalDate date) {
    return api.get("/reconciliations/v1/" + date, finance());
  }

  private Map<String, String> finance() {
    return Map.of("Authorization", "Bearer " + running.system.demoKey("finance"));
  }
}
