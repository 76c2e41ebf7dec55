package dev.wonflow.api.page;

import dev.wonflow.api.problem.Pages;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Explains the codes of problem details: where their {@code type} leads. */
@Controller
class ErrorPages {

  /** What was refused before its page was reached. */
  @GetMapping(Pages.REFUSAL)
  ModelAndView refused(HttpServletRequest request) {
    if (request.getAttribute(Pages.REFUSED) instanceof Refused refused) {
      return Pages.problem(refused);
    }
    throw Refused.notFound();
  }

  @GetMapping("/errors/{code}")
  String explain(@PathVariable String code, Model model) {
    ErrorCode known =
        Arrays.stream(ErrorCode.values())
            .filter(each -> each.name().equals(code))
            .findFirst()
            .orElseThrow(Refused::notFound);
    model.addAttribute("code", known);
    return "error-code";
  }
}
