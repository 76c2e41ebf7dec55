package dev.wonflow.api.caller;

import dev.wonflow.api.problem.ProblemWriter;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses payments while too many are under way, so that those that were taken end in time. A buyer
 * who has agreed goes first: new payments are refused at half of the bound, confirms and cancels at
 * the whole. Stands behind the reading of the body, so that a slow sender takes no place, and
 * before everything that costs.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class UnderWay extends OncePerRequestFilter {
  private static final String NEW = "/payments/payment/v1";
  private static final Pattern PAYMENT = Pattern.compile(NEW + "(/.*)?|/checkout/[^/]+/confirm");

  private final AtomicInteger now = new AtomicInteger();
  private final int most;
  private final ProblemWriter problems;

  UnderWay(Limits limits, ProblemWriter problems) {
    this.most = limits.underWay();
    this.problems = problems;
  }

  /** What only reads costs little and shows what became of the rest. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getMethod().equals("GET") || !PAYMENT.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean isNew = request.getRequestURI().equals(NEW);
    try {
      if (now.incrementAndGet() <= (isNew ? most / 2 : most)) {
        chain.doFilter(request, response);
        return;
      }
    } finally {
      now.decrementAndGet();
    }
    problems.write(
        request, response, new Refused(ErrorCode.OVERLOADED, "Repeat it with the same key"));
  }
}
