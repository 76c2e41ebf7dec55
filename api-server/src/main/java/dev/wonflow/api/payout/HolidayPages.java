package dev.wonflow.api.payout;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.caller.Role;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Banks' holidays for finance: this year's or another's, added and taken back. */
@Controller
@Hidden
@RequestMapping(HolidayPages.PATH)
class HolidayPages {
  static final String PATH = "/finance/holidays";

  private final Holidays holidays;

  HolidayPages(Holidays holidays) {
    this.holidays = holidays;
  }

  @GetMapping
  String list(
      Caller caller,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String refused,
      Model page) {
    int shown = year == null ? holidays.today().getYear() : HolidayController.year(year);
    page.addAttribute("caller", caller);
    page.addAttribute("year", shown);
    page.addAttribute("firstYear", HolidayController.FIRST_YEAR);
    page.addAttribute("lastYear", HolidayController.LAST_YEAR);
    page.addAttribute("holidays", holidays.of(shown));
    page.addAttribute("today", holidays.today());
    page.addAttribute("mayTell", caller.role() == Role.FINANCE);
    Told.show(done, refused, page);
    return "holidays";
  }

  @PostMapping
  String add(
      Caller caller,
      @RequestParam String day,
      @RequestParam String name,
      RedirectAttributes target) {
    return told(() -> holidays.add(caller, day, name), day, target);
  }

  @PostMapping("/{day}/remove")
  String remove(Caller caller, @PathVariable String day, RedirectAttributes target) {
    return told(() -> holidays.remove(caller, day), day, target);
  }

  /** Back to the year of that day. */
  private static String told(Runnable form, String day, RedirectAttributes target) {
    if (day.matches("20[2-9]\\d-.*")) {
      target.addAttribute("year", day.substring(0, 4));
    }
    return Told.by(form, PATH, target);
  }
}
