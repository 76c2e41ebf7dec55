package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person buys something on a phone. */
class BrowserIT {
  private static final int PHONE_WIDTH = 360;
  private static final List<String> SERIOUS = List.of("serious", "critical");
  private static RunningSystem running;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() {
    running = RunningSystem.shared();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
  }

  @AfterAll
  static void stop() {
    browser.close();
    playwright.close();
  }

  @Test
  void buyerPaysOnAPhoneInKorean() {
    try (BrowserContext phone = phone("ko-KR")) {
      Page page = shop(phone);
      press(page, "결제하러 가기");
      assertUsable(page);
      assertThat(page.locator("body").innerText()).contains("원");
      page.locator("#pay button[type=submit]").click();
      press(page, "결제하기");

      page.waitForURL("**/status**");
      page.getByText("결제가 완료되었습니다").first().waitFor();
      assertUsable(page);
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "paid.png")));
    }
    assertThat(running.books.imbalance()).isZero();
  }

  @Test
  void buyerWhoClosesTossWindowMayTryAgain() {
    try (BrowserContext phone = phone("en-US")) {
      Page page = shop(phone);
      press(page, "Go to checkout");
      page.locator("#pay button[type=submit]").click();
      press(page, "Close");
      page.waitForURL("**/fail**");
      assertUsable(page);

      page.getByRole(AriaRole.LINK).filter(text("again")).first().click();
      page.locator("#pay button[type=submit]").click();
      press(page, "Pay");

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
      try (BrowserContext phone = phone("en-US")) {
        Page page = phone.newPage();

        page.navigate(checkout + "/success" + tampered);

        page.locator("main").waitFor();
        assertThat(running.shop.status(paymentId)).isEqualTo("READY");
      }
    }
    assertThat(running.toss.approvals(paymentId)).isZero();
  }

  private static BrowserContext phone(String locale) {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(PHONE_WIDTH, 740).setLocale(locale));
  }

  private static Page shop(BrowserContext phone) {
    Page page = phone.newPage();
    page.navigate(running.system.apiUrl() + "/shop");
    assertUsable(page);
    return page;
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static com.microsoft.playwright.Locator.FilterOptions text(String part) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(part);
  }

  /** No sideways scroll, and nothing that keeps a disabled person out. */
  private static void assertUsable(Page page) {
    page.locator("main").waitFor();
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("width of %s", page.url())
        .isEqualTo(PHONE_WIDTH);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .filteredOn(violation -> SERIOUS.contains(violation.getImpact()))
        .as("axe on %s", page.url())
        .isEmpty();
  }

  private static Path chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("Install Chromium: the pages are tested in it"));
  }
}
