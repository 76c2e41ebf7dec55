package dev.wonflow.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways in which a payment of the tests gets stuck. */
enum Stuck {
  /** Toss charged and says nothing any more. */
  SILENT("UNKNOWN", "TOSS_NO_ANSWER", "RESET_AFTER_COMMIT", "RESET_BEFORE", ""),
  /** What Toss answers cannot be read. */
  GARBLED("UNKNOWN", "TOSS_NO_ANSWER", "MALFORMED", "MALFORMED", ""),
  /** Toss refuses our key. */
  UNAUTHORIZED("UNKNOWN", "TOSS_UNAUTHORIZED", "CODE", "CODE", "UNAUTHORIZED_KEY"),
  /** Toss charged, and refuses to tell for a reason that only the contract can mend. */
  MISCONFIGURED("UNKNOWN", "TOSS_CONFIG", "RESET_AFTER_COMMIT", "CODE", "FORBIDDEN_REQUEST"),
  /** Toss answers about other payments. */
  ANSWERED_FOR_ANOTHER("UNKNOWN", "", "OTHER_PAYMENT", "OTHER_PAYMENT", ""),
  /** The risk check wants a person. */
  HELD("IN_REVIEW", "IN_REVIEW", "", "", ""),
  /** The books say that it is booked already. */
  BOOKS("EXECUTING", "BOOKS_CONFLICT", "", "", "");

  private static final Duration REGISTERED = Duration.ofSeconds(30);

  final String status;

  /** Of the case; empty where it is not this test's business. */
  final String code;

  private final String confirm;
  private final String lookUp;
  private final String tossCode;

  Stuck(String status, String code, String confirm, String lookUp, String tossCode) {
    this.status = status;
    this.code = code;
    this.confirm = confirm;
    this.lookUp = lookUp;
    this.tossCode = tossCode;
  }

  /** Payments that need nobody: not agreed to, not deposited, paid. */
  static List<String> others(RunningSystem running) {
    Shop shop = running.shop;
    List<String> ids = Stream.generate(() -> shop.pay("seller-1", 10_000)).limit(3).toList();
    shop.confirm(
        ids.get(1), running.toss.authenticate(ids.get(1), 10_000, "VIRTUAL_ACCOUNT"), 10_000);
    shop.confirm(ids.get(2), running.toss.authenticate(ids.get(2), 10_000), 10_000);
    List<String> statuses = List.of("READY", "WAITING_FOR_DEPOSIT", "DONE");
    Until.holds(
        "they are " + statuses,
        REGISTERED,
        () -> ids.stream().map(shop::status).toList().equals(statuses));
    return ids;
  }

  /** A payment that gets stuck in a moment. */
  Payment in(RunningSystem running) {
    long price = this == HELD ? 6_000_000 : 10_000;
    String id = running.shop.pay("seller-" + name(), price);
    if (this == HELD) {
      return new Payment(id, "", this, List.of());
    }
    String paymentKey = running.toss.authenticate(id, price);
    List<String> faults =
        confirm.isEmpty()
            ? List.of()
            : List.of(fault(running, "confirm", confirm, id), fault(running, "lookup", lookUp, id));
    if (this == BOOKS) {
      Until.holds("registered", REGISTERED, () -> orders(running, id) == 1);
      book(running, id, true);
    }
    running.shop.confirm(id, paymentKey, price);
    return new Payment(id, paymentKey, this, faults);
  }

  private String fault(RunningSystem running, String endpoint, String kind, String id) {
    String plan =
        "{\"endpoint\":\"%s\",\"fault\":\"%s\",\"orderId\":\"%s\"".formatted(endpoint, kind, id);
    return running.toss.fault(
        plan + (kind.equals("CODE") ? ",\"code\":\"" + tossCode + "\"}" : "}"));
  }

  private static long orders(RunningSystem running, String id) {
    return running.books.number(
        "select count(*) from payment_order where payment_event_id = ?", id);
  }

  private static void book(RunningSystem running, String id, boolean booked) {
    running.books.change(
        "update payment_order set ledger_updated = %s where payment_event_id = ?".formatted(booked),
        id);
  }

  /** A payment that is stuck until its cause is gone. */
  record Payment(String id, String paymentKey, Stuck how, List<String> faults) {
    /** Whether Toss refused the confirm, and no other follows since the payment was cancelled. */
    boolean isNeverCharged(String command) {
      return how == UNAUTHORIZED && command.equalsIgnoreCase("cancel");
    }

    /** Whether it asks Toss by itself later than a command comes: it could end before it. */
    boolean isLeftToUs(@Nullable JsonNode line) {
      String next = line == null ? "" : line.path("nextAttemptAt").asText("");
      return !how.status.equals("UNKNOWN")
          || (!next.isEmpty()
              && OffsetDateTime.parse(next).toInstant().isAfter(Instant.now().plusSeconds(5)));
    }

    /** Takes the cause away. */
    void mend(RunningSystem running) {
      faults.forEach(running.toss::release);
      if (how == BOOKS) {
        book(running, id, false);
      }
    }
  }
}
