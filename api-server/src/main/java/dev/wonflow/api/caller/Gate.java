package dev.wonflow.api.caller;

import dev.wonflow.api.problem.Causes;
import dev.wonflow.api.problem.ProblemWriter;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through what the table allows: what is not in it is not there. */
final class Gate extends OncePerRequestFilter {
  static final String CALLER = Gate.class.getName() + ".caller";
  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;
  private final RateLimits limits;
  private final Denials denials;
  private final ProblemWriter problems;

  Gate(ApiKeys keys, RateLimits limits, Denials denials, ProblemWriter problems) {
    this.keys = keys;
    this.limits = limits;
    this.denials = denials;
    this.problems = problems;
  }

  /** What we forward was let in before. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.FORWARD;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Refused refused = refusal(request);
    if (refused == null) {
      chain.doFilter(request, response);
      return;
    }
    if (refused.code() == ErrorCode.UNAUTHENTICATED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    problems.write(request, response, refused);
  }

  private @Nullable Refused refusal(HttpServletRequest request) {
    try {
      admit(request);
      return null;
    } catch (Refused | DataAccessException e) {
      return Causes.of(e);
    }
  }

  private void admit(HttpServletRequest request) {
    Access.Decision decision = Access.of(request);
    if (decision.isOpen()) {
      limits.take(request);
      return;
    }
    if (!decision.exists()) {
      limits.take(request);
      throw Refused.notFound();
    }
    Optional<KeyHolder> holder = shown(request).flatMap(keys::find);
    holder.ifPresentOrElse(limits::take, () -> limits.take(request));
    Caller caller =
        holder
            .map(KeyHolder::caller)
            .orElseThrow(() -> new Refused(ErrorCode.UNAUTHENTICATED, "Send a valid API key"));
    if (!decision.allows(caller)) {
      denials.denied(caller, request);
      throw new Refused(ErrorCode.FORBIDDEN, "Your role may not do this");
    }
    request.setAttribute(CALLER, caller);
  }

  private static Optional<String> shown(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip());
  }
}
