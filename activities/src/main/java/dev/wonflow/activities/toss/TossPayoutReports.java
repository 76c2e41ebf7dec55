package dev.wonflow.activities.toss;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.toss.TossAnswer;
import io.temporal.failure.ApplicationFailure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Toss's list of payouts, read to its end. */
@Component
public class TossPayoutReports {
  private final PayoutApi api;

  TossPayoutReports(PayoutApi api) {
    this.api = api;
  }

  /**
   * A payout as Toss lists it.
   *
   * @param status Toss's word
   * @param payoutDate the day in Seoul on which the seller gets it
   */
  public record Line(
      String id,
      String refPayoutId,
      String status,
      long amount,
      String currency,
      LocalDate payoutDate) {
    private static Line of(JsonNode item) {
      return new Line(
          item.required("id").asText(),
          item.required("refPayoutId").asText(),
          item.required("status").asText(),
          new BigDecimal(item.required("amount").required("value").asText()).longValueExact(),
          item.required("amount").required("currency").asText(),
          LocalDate.parse(item.required("payoutDate").asText()));
    }
  }

  /**
   * Hands every page over.
   *
   * @throws ApplicationFailure if there is no answer that can be read; may be asked again
   */
  public void read(LocalDate since, Consumer<List<Line>> page) {
    Calls.<Boolean>ask(
        () -> {
          Calls.pages(
              after -> api.payouts(after, since.toString()),
              items ->
                  page.accept(
                      StreamSupport.stream(items.spliterator(), false).map(Line::of).toList()));
          return true;
        },
        TossPayoutReports::refused);
  }

  private static Boolean refused(TossAnswer.Refused no) {
    boolean key = no.code().equals("UNAUTHORIZED_KEY");
    throw ApplicationFailure.newFailure(
        "Toss says " + no.code(),
        (key ? ErrorCode.TOSS_UNAUTHORIZED : ErrorCode.TOSS_TRANSIENT).name());
  }
}
