package dev.wonflow.api.page;

import dev.wonflow.api.Settings;
import dev.wonflow.api.problem.Pages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a browser may do on our pages: run our scripts and Toss's, send forms to us, and show them
 * in no frame. Nothing is kept in a cache, since the link is the buyer's secret.
 */
@Component
class PageHeaders extends OncePerRequestFilter {
  private final String policy;

  PageHeaders(Settings settings) {
    String toss = origins(settings.toss().scriptUrl());
    policy =
        String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' " + toss,
            "connect-src 'self' " + toss,
            "frame-src " + toss,
            "style-src 'self'",
            "img-src 'self' data:",
            "form-action 'self' " + origin(settings.publicUrl()),
            "base-uri 'none'",
            "frame-ancestors 'none'");
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Pages.isPage(request) || Pages.isBehindLogin(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Cache-Control", "no-store");
    chain.doFilter(request, response);
  }

  /** Toss's script calls other hosts of Toss's; the simulator's only itself. */
  private static String origins(URI script) {
    boolean toss = script.getHost() != null && script.getHost().endsWith(".tosspayments.com");
    return origin(script) + (toss ? " https://*.tosspayments.com" : "");
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
