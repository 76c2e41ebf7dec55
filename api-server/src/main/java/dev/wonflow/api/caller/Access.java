package dev.wonflow.api.caller;

import static dev.wonflow.api.caller.Role.AUDITOR;
import static dev.wonflow.api.caller.Role.CHECKOUT;
import static dev.wonflow.api.caller.Role.FINANCE;
import static dev.wonflow.api.caller.Role.OPERATOR;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may call what: the one table. The first line that fits counts; what fits none is not there.
 */
final class Access {
  private static final HttpMethod GET = HttpMethod.GET;
  private static final HttpMethod POST = HttpMethod.POST;
  private static final HttpMethod DELETE = HttpMethod.DELETE;
  private static final @Nullable HttpMethod ANY = null;

  private static final List<Rule> RULES =
      List.of(
          open(POST, "/payments/webhook"),
          open(ANY, "/checkout/**"),
          open(ANY, "/shop/**"),
          open(GET, "/assets/**"),
          open(GET, "/errors/{code}"),
          open(GET, "/v3/api-docs/**"),
          open(GET, "/v3/api-docs.yaml"),
          open(GET, "/swagger-ui.html"),
          open(GET, "/swagger-ui/**"),
          open(GET, "/actuator/health/**"),
          rule(POST, "/payments/payment/v1", CHECKOUT),
          rule(DELETE, "/payments/payment/v1/{id}", CHECKOUT),
          rule(POST, "/payments/payment/v1/{id}/confirm", CHECKOUT),
          rule(POST, "/payments/payment/v1/{id}/cancels", CHECKOUT),
          rule(POST, "/payments/order/v1/{id}/delivered", CHECKOUT),
          rule(GET, "/payments/payment/v1/{id}/**", CHECKOUT, FINANCE, OPERATOR, AUDITOR),
          rule(GET, "/payments/order/v1/{id}", CHECKOUT, FINANCE, OPERATOR, AUDITOR),
          rule(GET, "/events/v1", CHECKOUT, FINANCE, AUDITOR),
          rule(GET, "/wallets/v1/{id}/**", FINANCE, OPERATOR, AUDITOR),
          rule(GET, "/payouts/v1/**", FINANCE, AUDITOR),
          rule(ANY, "/payouts/v1/**", FINANCE),
          rule(GET, "/sellers/v1/**", FINANCE, AUDITOR),
          rule(ANY, "/sellers/v1/**", FINANCE),
          rule(GET, "/reconciliations/v1/**", FINANCE, AUDITOR),
          rule(ANY, "/reconciliations/v1/**", FINANCE),
          rule(GET, "/finance/**", FINANCE, AUDITOR),
          rule(POST, "/finance/**", FINANCE),
          rule(GET, "/operations/v1/inbox", OPERATOR, AUDITOR),
          rule(POST, "/operations/v1/payments/{id}/{command}", OPERATOR),
          rule(GET, "/operations/v1/webhooks", OPERATOR, AUDITOR),
          rule(GET, "/operations/v1/audit", FINANCE, AUDITOR),
          rule(GET, "/ledger/v1/**", FINANCE, AUDITOR));

  private Access() {}

  /**
   * One line of the table.
   *
   * @param method null: any
   * @param roles empty: everybody, also without a key
   */
  record Rule(@Nullable HttpMethod method, PathPattern path, Set<Role> roles) {
    boolean isOpen() {
      return roles.isEmpty();
    }

    private boolean takes(HttpMethod asked) {
      return method == null || method.equals(asked);
    }
  }

  /** What the table says about a request. */
  static Decision of(HttpServletRequest request) {
    String uri = request.getRequestURI();
    PathContainer path = PathContainer.parsePath(uri.substring(request.getContextPath().length()));
    return of(HttpMethod.valueOf(request.getMethod()), path);
  }

  private static Decision of(HttpMethod method, PathContainer path) {
    HttpMethod asked = method.equals(HttpMethod.HEAD) ? GET : method;
    List<Rule> there = RULES.stream().filter(rule -> rule.path().matches(path)).toList();
    return new Decision(
        !there.isEmpty(), there.stream().filter(rule -> rule.takes(asked)).findFirst());
  }

  /**
   * What the table says.
   *
   * @param exists whether there is anything at that address
   * @param rule empty where the address does not take the method
   */
  record Decision(boolean exists, Optional<Rule> rule) {
    boolean isOpen() {
      return rule.filter(Rule::isOpen).isPresent();
    }

    boolean allows(Caller caller) {
      return rule.map(found -> found.isOpen() || found.roles().contains(caller.role()))
          .orElse(true);
    }
  }

  private static Rule open(@Nullable HttpMethod method, String path) {
    return new Rule(method, PathPatternParser.defaultInstance.parse(path), Set.of());
  }

  private static Rule rule(@Nullable HttpMethod method, String path, Role first, Role... others) {
    return new Rule(
        method, PathPatternParser.defaultInstance.parse(path), EnumSet.of(first, others));
  }
}
