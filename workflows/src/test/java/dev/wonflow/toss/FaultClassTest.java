package dev.wonflow.toss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultClassTest {
  @ParameterizedTest
  @CsvSource({
    "PROVIDER_ERROR, TRANSIENT",
    "UNKNOWN_PAYMENT_ERROR, UNKNOWN_RESULT",
    "IDEMPOTENT_REQUEST_PROCESSING, IN_FLIGHT",
    "FORBIDDEN_CONSECUTIVE_REQUEST, RATE",
    "NOT_AVAILABLE_BANK, MAINTENANCE",
    "ALREADY_PROCESSED_PAYMENT, ALREADY_DONE",
    "NOT_MATCHES_REFUNDABLE_AMOUNT, LOCK_LOST",
    "REJECT_CARD_PAYMENT, DECLINED",
    "EXCEED_MAX_ONE_DAY_AMOUNT, DECLINED",
    "EXCEED_MAX_REFUND_DUE, NEEDS_HUMAN",
    "NOT_FOUND_PAYMENT_SESSION, SESSION_GONE",
    "NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER, NEEDS_HUMAN",
    "NOT_ALLOWED_HOLIDAY, CALENDAR",
    "UNAUTHORIZED_KEY, BUG_OR_CONFIG",
    "SOMETHING_NEW_OF_2027, UNKNOWN_RESULT"
  })
  void codeDecidesTheClass(String code, FaultClass fault) {
    assertThat(FaultClass.of(code)).isEqualTo(fault);
  }

  @Test
  void noCodeStandsInTwoClasses() {
    Set<String> seen = new HashSet<>();
    for (FaultClass fault : FaultClass.values()) {
      assertThat(fault.codes()).allMatch(seen::add);
    }
  }
}
