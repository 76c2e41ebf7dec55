package dev.wonflow.activities.toss;

import dev.wonflow.toss.BankHours;
import dev.wonflow.toss.ClosedBank;
import dev.wonflow.toss.Reopening;
import feign.FeignException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Toss says whose bank it is, the table of windows how long that one is closed. */
@Component
class BankHoursImpl implements BankHours {
  private final TossApi api;
  private final JdbcClient jdbc;

  BankHoursImpl(TossApi api, JdbcClient jdbc) {
    this.api = api;
    this.jdbc = jdbc;
  }

  @Override
  public Reopening reopening(ClosedBank question) {
    Institution asked = institution(question);
    OffsetDateTime opens =
        jdbc.sql("select closed_until(:kind, :code, now())")
            .param("kind", asked.kind())
            .param("code", asked.code())
            .query(OffsetDateTime.class)
            .optional()
            .orElse(null);
    return new Reopening(opens == null ? null : opens.toInstant());
  }

  /** Where Toss does not say whose it is, only what is closed for all banks counts. */
  private Institution institution(ClosedBank question) {
    try {
      @Nullable PaymentJson payment = api.byKey(question.paymentKey().value());
      return payment == null ? Institution.SOME_BANK : payment.institution();
    } catch (Refusal | FeignException noAnswer) {
      return Institution.SOME_BANK;
    }
  }
}
