package dev.wonflow.api.caller;

import dev.wonflow.api.problem.Pages;
import dev.wonflow.api.problem.ProblemWriter;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** The pages behind the login: the only part of the server that has sessions. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
  private static final String LOGIN = "/operations/login";

  /** No script at all. */
  private static final String CONTENT =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final ApiKeys keys;
  private final RateLimits limits;
  private final Denials denials;
  private final ProblemWriter problems;

  ConsoleSecurity(ApiKeys keys, RateLimits limits, Denials denials, ProblemWriter problems) {
    this.keys = keys;
    this.limits = limits;
    this.denials = denials;
    this.problems = problems;
  }

  @Bean
  @Order(2)
  SecurityFilterChain console(HttpSecurity http) {
    return http.securityMatcher(Pages::isBehindLogin)
        .authorizeHttpRequests(ConsoleSecurity::roles)
        .formLogin(
            form ->
                form.loginPage(LOGIN)
                    .passwordParameter("key")
                    .defaultSuccessUrl("/operations", true)
                    .failureUrl(LOGIN + "?refused"))
        .logout(out -> out.logoutUrl("/operations/logout").logoutSuccessUrl(LOGIN))
        .requestCache(AbstractHttpConfigurer::disable)
        .exceptionHandling(refusing -> refusing.accessDeniedHandler(this::denied))
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT)))
        .addFilterBefore(new ConsoleSession(keys, limits, problems), AuthorizationFilter.class)
        .build();
  }

  private static void roles(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          pages) {
    pages
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
        .permitAll()
        .requestMatchers(LOGIN)
        .permitAll()
        .requestMatchers(HttpMethod.POST, "/operations/payments/{id}/refund")
        .hasAnyRole("OPERATOR", "FINANCE")
        .requestMatchers(HttpMethod.POST, "/operations/payments/{id}/{command}")
        .hasRole("OPERATOR")
        .requestMatchers(HttpMethod.GET, "/operations/payments", "/operations/payments/{id}")
        .hasAnyRole("OPERATOR", "FINANCE", "AUDITOR")
        .requestMatchers(HttpMethod.GET, "/operations/inbox")
        .hasAnyRole("OPERATOR", "AUDITOR")
        .requestMatchers(HttpMethod.GET, "/operations/audit")
        .hasAnyRole("FINANCE", "AUDITOR")
        .requestMatchers(HttpMethod.GET, "/finance/**")
        .hasAnyRole("FINANCE", "AUDITOR")
        .requestMatchers(HttpMethod.POST, "/finance/**")
        .hasRole("FINANCE")
        .requestMatchers(HttpMethod.GET, "/operations")
        .hasAnyRole("OPERATOR", "FINANCE", "AUDITOR")
        .anyRequest()
        .denyAll();
  }

  /** A wrong role, or a form that is not ours. */
  private void denied(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    if (request.getAttribute(Gate.CALLER) instanceof Caller caller) {
      denials.denied(caller, request);
    }
    problems.write(
        request, response, new Refused(ErrorCode.FORBIDDEN, "Your role may not do this"));
  }
}
