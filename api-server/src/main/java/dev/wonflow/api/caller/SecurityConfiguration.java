package dev.wonflow.api.caller;

import dev.wonflow.api.problem.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/** Headers and the gate before everything; no session but the console's. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** The API's documentation brings its own scripts, and styles in its page. */
  private static final String OURS =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " base-uri 'none'; frame-ancestors 'none'";

  @Bean
  @Order(1)
  SecurityFilterChain documentation(HttpSecurity http, Gate gate) {
    http.securityMatcher("/swagger-ui/**", "/swagger-ui.html");
    return stateless(http, gate, OURS);
  }

  @Bean
  @Order(9)
  SecurityFilterChain api(HttpSecurity http, Gate gate) {
    return stateless(http, gate, NOTHING);
  }

  private static SecurityFilterChain stateless(HttpSecurity http, Gate gate, String content) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(content)))
        .authorizeHttpRequests(gated -> gated.anyRequest().permitAll())
        .addFilterAfter(gate, HeaderWriterFilter.class)
        .build();
  }

  /** Each filter of the chains would be timed, which nobody reads, for a tenth of a request. */
  @Bean
  SecurityObservationSettings unobserved() {
    return SecurityObservationSettings.noObservations();
  }

  /** One gate for all chains; not a filter of the container's. */
  @Bean
  Gate gate(ApiKeys keys, RateLimits limits, Denials denials, ProblemWriter problems) {
    return new Gate(keys, limits, denials, problems);
  }

  @Bean
  FilterRegistrationBean<Gate> onlyInTheChains(Gate gate) {
    var registration = new FilterRegistrationBean<>(gate);
    registration.setEnabled(false);
    return registration;
  }
}
