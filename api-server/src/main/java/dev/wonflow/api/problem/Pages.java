package dev.wonflow.api.problem;

import dev.wonflow.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/** Which requests are answered by pages, and the page for what went wrong. */
public final class Pages {
  /** Pages of finance; they can be read with an API key too. */
  private static final String FINANCE = "/finance/";

  /** Where the page of a refusal is made; a request's attribute {@link #REFUSED} says which. */
  public static final String REFUSAL = "/errors/refused";

  /** Why a request was refused before it reached its page. */
  public static final String REFUSED = Pages.class.getName() + ".refused";

  private Pages() {}

  /** Whether people look at the answer. */
  public static boolean isPage(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/checkout/")
        || path.equals("/shop")
        || path.startsWith("/shop/")
        || path.startsWith("/errors/")
        || isBehindLogin(request);
  }

  /**
   * Whether a login guards it: the console, and finance's pages for who shows no key. A program
   * asks for those with its key.
   */
  public static boolean isBehindLogin(HttpServletRequest request) {
    String path = request.getRequestURI();
    return isConsole(path)
        || (path.startsWith(FINANCE) && request.getHeader(HttpHeaders.AUTHORIZATION) == null);
  }

  private static boolean isConsole(String path) {
    return path.equals("/operations")
        || (path.startsWith("/operations/") && !path.startsWith("/operations/v1/"));
  }

  /** Says in the reader's words what went wrong. */
  public static ModelAndView problem(Refused refused) {
    HttpStatusCode status = HttpStatusCode.valueOf(refused.code().httpStatus());
    return new ModelAndView("notice", Map.of("notice", notice(refused.code())), status);
  }

  private static String notice(ErrorCode code) {
    return switch (code) {
      case NOT_FOUND -> "notFound";
      case RATE_LIMITED -> "busy";
      case FORBIDDEN -> "forbidden";
      default -> code.httpStatus() >= 500 ? "unavailable" : "refused";
    };
  }
}
