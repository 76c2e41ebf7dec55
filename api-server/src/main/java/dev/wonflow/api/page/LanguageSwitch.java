package dev.wonflow.api.page;

import dev.wonflow.api.problem.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address of the same page in the other language; only where looking again is harmless. */
@ControllerAdvice(annotations = Controller.class)
class LanguageSwitch {

  @ModelAttribute("otherLanguage")
  @Nullable String otherLanguage(HttpServletRequest request, Locale locale) {
    if (!request.getMethod().equals("GET") || request.getAttribute(Pages.REFUSED) != null) {
      return null;
    }
    String other = locale.getLanguage().equals("ko") ? "en" : "ko";
    var address = ServletUriComponentsBuilder.fromRequest(request).replaceQueryParam("lang", other);
    String query = address.build().getQuery();
    return request.getRequestURI() + "?" + query;
  }
}
