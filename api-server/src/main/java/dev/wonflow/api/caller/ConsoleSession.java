package dev.wonflow.api.caller;

import dev.wonflow.api.problem.Causes;
import dev.wonflow.api.problem.ProblemWriter;
import dev.wonflow.api.problem.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of a revoked key, and limits how often pages are asked for. */
final class ConsoleSession extends OncePerRequestFilter {
  private final ApiKeys keys;
  private final RateLimits limits;
  private final ProblemWriter problems;

  ConsoleSession(ApiKeys keys, RateLimits limits, ProblemWriter problems) {
    this.keys = keys;
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      admit(request, response);
    } catch (Refused | DataAccessException e) {
      problems.write(request, response, Causes.of(e));
      return;
    }
    chain.doFilter(request, response);
  }

  private void admit(HttpServletRequest request, HttpServletResponse response) {
    KeyHolder holder = holder();
    if (holder == null) {
      limits.take(request);
      return;
    }
    limits.take(holder);
    if (keys.holder(holder.hash()).isEmpty()) {
      new SecurityContextLogoutHandler().logout(request, response, null);
      return;
    }
    request.setAttribute(Gate.CALLER, holder.caller());
  }

  private static @Nullable KeyHolder holder() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof KeyHolder holder ? holder : null;
  }
}
