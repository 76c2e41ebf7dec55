package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.Tokens;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Keys in the shape Toss gives: a prefix, Korean time, random characters. */
final class PaymentKeys {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private PaymentKeys() {}

  static String next(Instant now) {
    return "sim" + TIME.format(SeoulTime.at(now)) + Tokens.mixed(12);
  }
}
