package dev.wonflow.activities.toss;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.toss.TossAnswer;
import io.temporal.failure.ApplicationFailure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Toss's list of payouts, page by page. */
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
   * Some payouts, and where those after them begin.
   *
   * @param next Toss's name for that place; null at the end of the list
   */
  public record Page(List<Line> lines, @Nullable String next) {
    private static Page of(JsonNode body) {
      JsonNode items = Calls.items(body);
      return new Page(
          StreamSupport.stream(items.spliterator(), false).map(Line::of).toList(),
          Calls.next(body));
    }
  }

  /**
   * One page of the list from a day on; one call.
   *
   * @param after the place where it begins; null for the first page
   * @throws ApplicationFailure if there is no answer that can be read; may be asked again
   */
  public Page page(LocalDate since, @Nullable String after) {
    return Calls.ask(
        () -> Page.of(api.payouts(after, since.toString())), TossPayoutReports::refused);
  }

  private static Page refused(TossAnswer.Refused no) {
    boolean key = no.code().equals("UNAUTHORIZED_KEY");
    throw ApplicationFailure.newFailure(
        "Toss says " + no.code(),
        (key ? ErrorCode.TOSS_UNAUTHORIZED : ErrorCode.TOSS_TRANSIENT).name());
  }
}
