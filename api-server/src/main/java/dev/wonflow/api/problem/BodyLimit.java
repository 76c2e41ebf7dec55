package dev.wonflow.api.problem;

import dev.wonflow.error.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No body above 64 KB, whatever its Content-Length says. Forms are left to the container, which has
 * the same limit for them; a CSV file to its controller, which reads it, up to 5 MB, only when it
 * is known who sends it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {
  static final int MOST = 64 * 1024;

  private final ProblemWriter problems;

  BodyLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isForm(request) || isFile(request)) {
      chain.doFilter(request, response);
      return;
    }
    byte @Nullable [] body = read(request);
    if (body == null) {
      problems.write(
          request,
          response,
          new Refused(ErrorCode.INVALID_REQUEST, "The body did not arrive whole"));
    } else if (body.length > MOST) {
      problems.write(
          request,
          response,
          new Refused(ErrorCode.BODY_TOO_LARGE, "Send at most " + MOST / 1024 + " KB"));
    } else {
      chain.doFilter(new BufferedRequest(request, body), response);
    }
  }

  private static byte @Nullable [] read(HttpServletRequest request) {
    try {
      return request.getInputStream().readNBytes(MOST + 1);
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    return isOf(request, MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  private static boolean isFile(HttpServletRequest request) {
    return switch (request.getRequestURI()) {
      case "/payouts/v1/batches", "/reconciliations/v1/bank-statements" ->
          isOf(request, "text/csv");
      case "/finance/batches" -> isOf(request, MediaType.MULTIPART_FORM_DATA_VALUE);
      default -> false;
    };
  }

  private static boolean isOf(HttpServletRequest request, String expected) {
    String type = request.getContentType();
    return type != null && type.regionMatches(true, 0, expected, 0, expected.length());
  }
}
