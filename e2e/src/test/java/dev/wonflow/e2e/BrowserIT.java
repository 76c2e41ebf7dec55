package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person buys something on a phone. */
class BrowserIT {
  private static RunningSystem running;
  private static Phone phone;

  @BeforeAll
  static void start() {
    running = RunningSystem.shared();
    phone = new Phone();
  }

  @AfterAll
  static void stop() {
    phone.close();
  }

  @Test
  void buyerPaysOnAPhoneInKorean() {
    try (BrowserContext context = phone.of("ko-KR")) {
      Page page = shop(context);
      Phone.press(page, "결제하러 가기");
      Phone.assertUsable(page);
      assertThat(page.locator("body").innerText()).contains("원");
      page.locator("#pay button[type=submit]").click();
      Phone.press(page, "결제하기");

      page.waitForURL("**/status**");
      page.getByText("결제가 완료되었습니다").first().waitFor();
      Phone.assertUsable(page);
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "paid.png")));
    }
    assertThat(running.books.imbalance()).isZero();
  }

  @Test
  void buyerWhoClosesTossWindowMayTryAgain() {
    try (BrowserContext context = phone.of("en-US")) {
      Page page = shop(context);
      Phone.press(page, "Go to checkout");
      page.locator("#pay button[type=submit]").click();
      Phone.press(page, "Close");
      page.waitForURL("**/fail**");
      Phone.assertUsable(page);

      page.getByRole(AriaRole.LINK).filter(text("again")).first().click();
      page.locator("#pay button[type=submit]").click();
      Phone.press(page, "Pay");

      page.waitForURL("**/status**");
      page.getByText("Your payment is complete").first().waitFor();
    }
  }

  @Test
  void tamperedRedirectChargesNothing() {
    String paymentId = running.shop.pay("seller-1", 10_000);
    String paymentKey = running.toss.authenticate(paymentId, 10_000);
    String checkout = running.shop.payment(paymentId).get("checkoutUrl").asText();
    for (String tampered :
        List.of(
            "?paymentKey=%s&orderId=%s&amount=100".formatted(paymentKey, paymentId),
            "?paymentKey=%s&orderId=%s&amount=10000".formatted(paymentKey, "pay_other"))) {
      try (BrowserContext context = phone.of("en-US")) {
        Page page = context.newPage();

        page.navigate(checkout + "/success" + tampered);

        page.locator("main").waitFor();
        assertThat(running.shop.status(paymentId)).isEqualTo("READY");
      }
    }
    assertThat(running.toss.approvals(paymentId)).isZero();
  }

  private static Page shop(BrowserContext context) {
    Page page = context.newPage();
    page.navigate(running.system.apiUrl() + "/shop");
    Phone.assertUsable(page);
    return page;
  }

  private static com.microsoft.playwright.Locator.FilterOptions text(String part) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(part);
  }
}
