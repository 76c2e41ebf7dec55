package dev.wonflow.api.problem;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
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

  /**
   * Answers with the problem, as a page where people look at it; whatever else was to be done is
   * not done.
   */
  public void write(HttpServletRequest request, HttpServletResponse response, Refused refused)
      throws IOException {
    response.setStatus(refused.code().httpStatus());
    if (refused.isPassing()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfter()));
    }
    if (Pages.isPage(request)) {
      show(request, response, refused);
      return;
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(refused.problem()));
  }

  /** Pages are made further inside; whatever was sent is looked at no more. */
  private static void show(
      HttpServletRequest request, HttpServletResponse response, Refused refused)
      throws IOException {
    request.setAttribute(Pages.REFUSED, refused);
    try {
      request.getRequestDispatcher(Pages.REFUSAL).forward(new Looking(request), response);
    } catch (ServletException e) {
      throw new IOException("The page of a refusal cannot be made", e);
    }
  }

  private static final class Looking extends HttpServletRequestWrapper {
    Looking(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }
}
