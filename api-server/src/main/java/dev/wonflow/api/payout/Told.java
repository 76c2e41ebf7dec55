package dev.wonflow.api.payout;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a page says after a form was sent: the answer leads back to a page by its address. */
public final class Told {
  private static final String DONE = "done";
  private static final String REFUSED = "refused";

  private Told() {}

  /** Does it and goes to its page; where it is refused, goes back with the reason. */
  public static String by(Runnable form, String page, RedirectAttributes target) {
    try {
      form.run();
      target.addAttribute(DONE, "");
    } catch (Refused e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        throw e;
      }
      refused(e, target);
    }
    return "redirect:" + page;
  }

  /** What exactly is wrong goes by the session: an address could be made up by somebody else. */
  private static void refused(Refused refused, RedirectAttributes target) {
    target.addAttribute(REFUSED, refused.code());
    target.addFlashAttribute("why", refused.getMessage());
  }

  /** For the template {@code finance-parts :: told}. */
  public static void show(@Nullable String done, @Nullable String refused, Model page) {
    page.addAttribute(DONE, done != null);
    page.addAttribute(REFUSED, known(refused));
  }

  private static @Nullable ErrorCode known(@Nullable String code) {
    return Arrays.stream(ErrorCode.values())
        .filter(each -> each.name().equals(code))
        .findFirst()
        .orElse(null);
  }
}
