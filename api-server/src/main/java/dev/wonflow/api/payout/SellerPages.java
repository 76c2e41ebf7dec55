package dev.wonflow.api.payout;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.caller.Role;
import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sellers for finance: registered, and paid one by one. */
@Controller
@Hidden
@RequestMapping(SellerPages.PATH)
class SellerPages {
  static final String PATH = "/finance/sellers";
  private static final int SHOWN = 50;
  private static final int LATEST = 10;

  private final Sellers sellers;
  private final SellerViews views;
  private final Payouts payouts;
  private final PayoutViews payoutViews;

  SellerPages(Sellers sellers, SellerViews views, Payouts payouts, PayoutViews payoutViews) {
    this.sellers = sellers;
    this.views = views;
    this.payouts = payouts;
    this.payoutViews = payoutViews;
  }

  @GetMapping
  String list(
      Caller caller,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String refused,
      Model page) {
    Page<SellerViews.Line> shown = views.after(after, SHOWN);
    page.addAttribute("caller", caller);
    page.addAttribute("sellers", shown.items());
    page.addAttribute("next", shown.next());
    page.addAttribute("mayTell", caller.role() == Role.FINANCE);
    Told.show(done, refused, page);
    return "sellers";
  }

  @GetMapping("/{sellerId}")
  String seller(
      Caller caller,
      @PathVariable String sellerId,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String refused,
      Model page) {
    String id = Require.optionalId(sellerId).orElseThrow(Refused::notFound);
    Optional<SellerController.Answer> seller = sellers.find(id);
    Optional<SellerViews.Money> money = views.money(id);
    if (seller.isEmpty() && money.isEmpty()) {
      throw Refused.notFound();
    }
    page.addAttribute("caller", caller);
    page.addAttribute("sellerId", id);
    page.addAttribute("seller", seller.orElse(null));
    page.addAttribute("money", money.orElse(new SellerViews.Money(0, 0, 0, 0)));
    page.addAttribute("payouts", payoutViews.of(id, LATEST));
    page.addAttribute("mayTell", caller.role() == Role.FINANCE);
    page.addAttribute("key", UUID.randomUUID());
    Told.show(done, refused, page);
    return "seller";
  }

  @PostMapping
  String register(
      Caller caller, @RequestParam Map<String, String> form, RedirectAttributes target) {
    String id = form.getOrDefault("sellerId", "").strip();
    boolean known = Require.optionalId(id).flatMap(sellers::find).isPresent();
    String back =
        Told.by(
            () -> sellers.take(caller, SellerForm.of(form)), known ? PATH + "/{id}" : PATH, target);
    if (target.containsAttribute("refused")) {
      return known ? withId(back, id, target) : back;
    }
    return withId("redirect:" + PATH + "/{id}", id, target);
  }

  /** The key comes with the form: a double click is one payout. */
  @PostMapping("/{sellerId}/payouts")
  String pay(
      Caller caller,
      @PathVariable String sellerId,
      @RequestParam Map<String, String> form,
      RedirectAttributes target) {
    String won = form.getOrDefault("amount", "").replace(",", "").strip();
    var body = new PayoutBody(sellerId, new Amount(won, "KRW"), null);
    var paid = new String[1];
    String back =
        Told.by(
            () ->
                paid[0] =
                    payouts
                        .take(caller, Require.idempotencyKey(form.get("key")), body)
                        .payout()
                        .id(),
            PATH + "/{sellerId}",
            target);
    if (paid[0] == null) {
      return back;
    }
    target.addAttribute("payoutId", paid[0]);
    return "redirect:" + PayoutPages.PATH + "/{payoutId}";
  }

  private static String withId(String page, String id, RedirectAttributes target) {
    target.addAttribute("id", id);
    return page;
  }
}
