package dev.wonflow.api.page;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Explains the codes of problem details: where their {@code type} leads. */
@Controller
class ErrorPages {

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
