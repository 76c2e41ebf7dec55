package dev.wonflow.api.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says what went wrong where no controller is at work yet. */
@Component
public class ProblemWriter {
  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Answers with the problem; whatever else was to be done is not done. */
  public void write(HttpServletResponse response, Refused refused) throws IOException {
    response.setStatus(refused.code().httpStatus());
    if (refused.isPassing()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfter()));
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(refused.problem()));
  }
}
