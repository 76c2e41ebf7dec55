package dev.wonflow.activities.toss;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.toss.TossAnswer;
import feign.FeignException;
import io.temporal.failure.ApplicationFailure;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Toss's long lists, page by page; each page is one call. */
@Component
public class TossReports {
  /** 5,000 rows of less than 2 KB. */
  private static final long BODY_LIMIT_BYTES = 10 << 20;

  private final TossApi api;
  private final int pageSize;

  TossReports(TossProperties toss, TossReportProperties reports) {
    TossProperties patient =
        new TossProperties(
            toss.baseUrl(), toss.secretKey(), reports.callTimeout(), toss.connectTimeout());
    this.api = TossClient.api(patient, SingleCall.client(patient, BODY_LIMIT_BYTES));
    this.pageSize = reports.pageSize();
  }

  /**
   * The lines after a place, oldest first; empty at the end. The first second of the next day may
   * be among them: Toss's end includes the second that is named.
   *
   * @throws ApplicationFailure if there is no answer that can be read; may be asked again
   */
  public List<TransactionLine> transactions(LocalDate date, @Nullable String after) {
    return lines(
        () -> api.transactions(date + "T00:00:00", date.plusDays(1) + "T00:00:00", after, pageSize),
        TransactionLine::of);
  }

  /**
   * A page of the lines of a day; empty behind the last one.
   *
   * @param page from 1
   * @throws ApplicationFailure if there is no answer that can be read; may be asked again
   */
  public List<SettlementLine> settlements(LocalDate date, boolean byPaidOutDate, int page) {
    String type = byPaidOutDate ? "paidOutDate" : "soldDate";
    return lines(() -> api.settlements(date.toString(), type, page, pageSize), SettlementLine::of);
  }

  private static <T> List<T> lines(Supplier<List<JsonNode>> call, Function<JsonNode, T> reader) {
    try {
      return call.get().stream().map(line -> read(line, reader)).toList();
    } catch (Refusal refusal) {
      throw failure(refusal.answer());
    } catch (FeignException e) {
      throw NoAnswer.because("No list that can be read: " + e.getClass().getSimpleName());
    }
  }

  private static <T> T read(JsonNode line, Function<JsonNode, T> reader) {
    try {
      return reader.apply(line);
    } catch (RuntimeException e) { // whatever the values are: what cannot be read is no answer
      throw NoAnswer.because("A line that cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static ApplicationFailure failure(TossAnswer.Refused refused) {
    ErrorCode code =
        switch (refused.fault()) {
          case RATE -> ErrorCode.TOSS_RATE_LIMITED;
          case TRANSIENT, MAINTENANCE, IN_FLIGHT -> ErrorCode.TOSS_TRANSIENT;
          default ->
              refused.code().equals("UNAUTHORIZED_KEY")
                  ? ErrorCode.TOSS_UNAUTHORIZED
                  : ErrorCode.TOSS_CONFIG;
        };
    return ApplicationFailure.newFailure("Toss says " + refused.code(), code.name());
  }
}
