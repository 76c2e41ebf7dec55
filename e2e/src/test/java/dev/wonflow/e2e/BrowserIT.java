package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person buys something on a phone. */
class BrowserIT {
  private static final int PHONE_WIDTH = 360;
  private static final Duration SOON = Duration.ofSeconds(60);
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

  /** The walk that a person takes to see that nothing is lost. */
  @Test
  void clickedFaultIsExplainedRepairedAndAudited() {
    String paymentId = running.shop.pay("seller-1", 10_000);
    String paymentKey = running.toss.authenticate(paymentId, 10_000);
    try (BrowserContext tester = phone("en-US");
        BrowserContext operator = phone("en-US");
        BrowserContext auditor = phone("en-US")) {
      Page simulator = tester.newPage();
      simulator.navigate(running.system.simulatorUrl().toString());
      addFault(simulator, "confirm", "RESET_AFTER_COMMIT", paymentId);
      addFault(simulator, "lookup", "RESET_BEFORE", paymentId);

      running.shop.confirm(paymentId, paymentKey, 10_000);
      Until.holds("UNKNOWN", SOON, () -> running.shop.status(paymentId).equals("UNKNOWN"));
      Until.holds("a long pause", SOON, () -> details(paymentId).contains("Asked again in PT20S"));
      assertThat(details(paymentId))
          .startsWith("Toss gave no answer; not known whether it charged")
          .contains("May be told: RETRY, LOOK_UP");

      Page page = login(operator, "operator");
      page.navigate(running.system.apiUrl() + "/operations/payments/" + paymentId);
      assertUsable(page);
      page.getByLabel("Reason").fill("Toss answers again");
      for (int n = 0; n < 2; n++) {
        faultsOf(simulator, paymentId).first().getByRole(AriaRole.BUTTON).click();
      }
      assertThat(faultsOf(simulator, paymentId).count()).isZero();
      press(page, "ask Toss now");
      page.getByText("The payment was told").first().waitFor();

      Until.holds("DONE", SOON, () -> running.shop.status(paymentId).equals("DONE"));
      assertThat(running.toss.approvals(paymentId)).isEqualTo(1);
      Page audit = login(auditor, "auditor");
      audit.navigate(running.system.apiUrl() + "/operations/audit");
      assertThat(audit.locator("main").innerText())
          .contains(paymentId, "LOOK_UP", "Toss answers again");
      assertUsable(audit);
    }
  }

  private static void addFault(Page simulator, String endpoint, String fault, String orderId) {
    simulator.locator("select[name=endpoint]").selectOption(new SelectOption().setLabel(endpoint));
    simulator.locator("select[name=fault]").selectOption(fault);
    simulator.locator("input[name=count]").fill(""); // until it is cleared
    simulator.locator("input[name=orderId]").fill(orderId);
    press(simulator, "Add the fault");
    faultsOf(simulator, orderId).filter(text(endpoint)).first().waitFor();
  }

  private static Locator faultsOf(Page simulator, String orderId) {
    return simulator.locator("section[aria-labelledby=faults] tr").filter(text(orderId));
  }

  /** What the Temporal UI shows as the workflow's current details. */
  private static String details(String paymentId) {
    return running
        .temporal
        .newUntypedWorkflowStub(paymentId)
        .query("__temporal_workflow_metadata", WorkflowMetadata.class)
        .getCurrentDetails();
  }

  private static Page login(BrowserContext person, String role) {
    Page page = person.newPage();
    page.navigate(running.system.apiUrl() + "/operations/login?lang=en");
    page.getByLabel("Your API key").fill(running.system.demoKey(role));
    press(page, "Log in");
    page.locator("nav.console").waitFor();
    return page;
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

  private static Locator.FilterOptions text(String part) {
    return new Locator.FilterOptions().setHasText(part);
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
