package dev.wonflow.api.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Korean or English: what the reader chose by {@code ?lang=}, now or before, else what the browser
 * asks for, else Korean.
 */
@Component("localeResolver")
class Language implements LocaleResolver, HandlerInterceptor, WebMvcConfigurer {
  private static final String NAME = "lang";
  private static final Pattern CHOICE = Pattern.compile("(?:^|&)lang=([a-z]{2})(?:&|$)");
  private static final List<Locale> KNOWN = List.of(Locale.KOREAN, Locale.ENGLISH);
  private static final String[] PAGES = {
    "/checkout/**", "/shop/**", "/errors/**", "/operations/**", "/finance/**"
  };

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(PAGES);
    registry.addInterceptor(new LanguageSwitch()).addPathPatterns(PAGES);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    known(chosen(request))
        .ifPresent(choice -> response.addHeader(HttpHeaders.SET_COOKIE, cookie(choice)));
    return true;
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return known(chosen(request))
        .or(() -> known(remembered(request)))
        .orElseGet(() -> wanted(request));
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("The reader chooses by ?lang=");
  }

  private static Locale wanted(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
      return Locale.KOREAN;
    }
    return Collections.list(request.getLocales()).stream()
        .flatMap(locale -> known(locale.getLanguage()).stream())
        .findFirst()
        .orElse(Locale.KOREAN);
  }

  private static Optional<Locale> known(@Nullable String language) {
    return KNOWN.stream().filter(locale -> locale.getLanguage().equals(language)).findFirst();
  }

  /** From the address only: parameters of a form may be more than can be read. */
  private static @Nullable String chosen(HttpServletRequest request) {
    String query = request.getQueryString();
    Matcher lang = CHOICE.matcher(query == null ? "" : query);
    return lang.find() ? lang.group(1) : null;
  }

  private static @Nullable String remembered(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, NAME);
    return cookie == null ? null : cookie.getValue();
  }

  private static String cookie(Locale chosen) {
    return ResponseCookie.from(NAME, chosen.getLanguage())
        .path("/")
        .httpOnly(true)
        .sameSite("Lax")
        .build()
        .toString();
  }
}
