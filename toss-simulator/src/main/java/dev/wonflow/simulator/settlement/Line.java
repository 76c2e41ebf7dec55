package dev.wonflow.simulator.settlement;

import dev.wonflow.simulator.SeoulTime;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One movement on its way into a settlement, with what a fault made of it.
 *
 * @param amount won, negative on cancel rows
 * @param fee won including VAT, negative on cancel rows
 * @param feeError won by which the fee differs from its parts
 * @param visibleFrom the first day on which it is reported
 */
record Line(
    String transactionKey,
    String paymentKey,
    String orderId,
    boolean invented,
    long amount,
    long fee,
    long feeError,
    Instant happenedAt,
    Instant approvedAt,
    LocalDate soldDate,
    LocalDate visibleFrom) {

  static Line of(
      String transactionKey,
      String paymentKey,
      String orderId,
      long amount,
      long fee,
      Instant at,
      Instant approved) {
    var sold = SeoulTime.date(at);
    return new Line(
        transactionKey,
        paymentKey,
        orderId,
        false,
        amount,
        fee,
        0,
        at,
        approved,
        sold,
        sold.plusDays(1));
  }

  /** A payment that only the report knows. */
  static Line invented(String name, long amount, long fee, Instant at) {
    var sold = SeoulTime.date(at);
    var key = "sim" + name;
    return new Line(
        "txrd_" + name, key, "extra-" + name, true, amount, fee, 0, at, at, sold, sold.plusDays(1));
  }

  boolean isCancel() {
    return amount < 0;
  }

  Line withAmount(long other) {
    return new Line(
        transactionKey,
        paymentKey,
        orderId,
        invented,
        other,
        fee,
        feeError,
        happenedAt,
        approvedAt,
        soldDate,
        visibleFrom);
  }

  Line withFeeError(long error) {
    return new Line(
        transactionKey,
        paymentKey,
        orderId,
        invented,
        amount,
        fee,
        error,
        happenedAt,
        approvedAt,
        soldDate,
        visibleFrom);
  }

  Line aDayOff() {
    var next = soldDate.plusDays(1);
    return new Line(
        transactionKey,
        paymentKey,
        orderId,
        invented,
        amount,
        fee,
        feeError,
        happenedAt,
        approvedAt,
        next,
        next.plusDays(1));
  }

  Line late() {
    return new Line(
        transactionKey,
        paymentKey,
        orderId,
        invented,
        amount,
        fee,
        feeError,
        happenedAt,
        approvedAt,
        soldDate,
        visibleFrom.plusDays(1));
  }
}
