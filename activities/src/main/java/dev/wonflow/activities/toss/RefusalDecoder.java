package dev.wonflow.activities.toss;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wonflow.toss.FaultClass;
import dev.wonflow.toss.TossAnswer;
import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what Toss says when it says no. The code decides; the HTTP status only where none is. */
final class RefusalDecoder implements ErrorDecoder {
  private static final Logger log = LoggerFactory.getLogger(RefusalDecoder.class);
  private static final int MESSAGE_LIMIT = 510;

  private final ObjectMapper json;

  RefusalDecoder(ObjectMapper json) {
    this.json = json;
  }

  record ErrorJson(@Nullable String code, @Nullable String message) {
    boolean hasCode() {
      return code != null && code.matches("[A-Z0-9_]{1,100}");
    }
  }

  @Override
  public Exception decode(String method, Response response) {
    ErrorJson error = read(response);
    String code = error.code() != null && error.hasCode() ? error.code() : "";
    String found = "HTTP " + response.status() + " " + (code.isEmpty() ? "without a code" : code);
    log.info("Toss answered {} with {}, trace {}", method, found, trace(response));
    FaultClass fault = FaultClass.of(code);
    if (fault != FaultClass.UNKNOWN_RESULT) {
      return refusal(fault, code, error);
    }
    return switch (response.status()) {
      case 401 -> refusal(FaultClass.BUG_OR_CONFIG, "UNAUTHORIZED_KEY", error);
      case 429 -> refusal(FaultClass.RATE, "TOO_MANY_REQUESTS", error);
      // Toss replays it under the same key for 15 days: sent again it would say the same for ever.
      default ->
          code.isEmpty()
              ? NoAnswer.because("Toss answered " + found)
              : refusal(FaultClass.UNKNOWN_RESULT, code, error);
    };
  }

  private static Refusal refusal(FaultClass fault, String code, ErrorJson error) {
    String message = error.message() == null ? "" : error.message();
    String shown = message.substring(0, Math.min(MESSAGE_LIMIT, message.length()));
    return new Refusal(new TossAnswer.Refused(fault, code, shown));
  }

  private ErrorJson read(Response response) {
    ErrorJson nothing = new ErrorJson(null, null);
    if (response.body() == null) {
      return nothing;
    }
    try (InputStream body = response.body().asInputStream()) {
      ErrorJson error = json.readValue(body, ErrorJson.class);
      return error == null ? nothing : error;
    } catch (IOException unreadable) {
      return nothing; // a gateway's page: the status has to do
    }
  }

  private static Collection<String> trace(Response response) {
    return response.headers().getOrDefault("x-tosspayments-trace-id", List.of());
  }
}
