package dev.wonflow.api.page;

import dev.wonflow.api.problem.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/** The address of the same page in the other language; only where looking again is harmless. */
final class LanguageSwitch implements HandlerInterceptor {

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView shown) {
    if (shown != null
        && isPage(shown)
        && request.getMethod().equals("GET")
        && request.getAttribute(Pages.REFUSED) == null) {
      shown.addObject("otherLanguage", otherLanguage(request));
    }
  }

  /** An attribute of a redirect would become a parameter of its address. */
  private static boolean isPage(ModelAndView shown) {
    String view = shown.getViewName();
    return view != null && !view.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
  }

  private static String otherLanguage(HttpServletRequest request) {
    String other = RequestContextUtils.getLocale(request).getLanguage().equals("ko") ? "en" : "ko";
    var address = ServletUriComponentsBuilder.fromRequest(request).replaceQueryParam("lang", other);
    return request.getRequestURI() + "?" + address.build().getQuery();
  }
}
