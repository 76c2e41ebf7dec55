package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walk that a person takes to see that nothing is lost: break something, and repair it. */
class RepairIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final long PRICE = 10_000;
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
  void clickedFaultIsExplainedRepairedAndAudited() {
    String paymentId = running.shop.pay("seller-1", PRICE);
    String paymentKey = running.toss.authenticate(paymentId, PRICE);
    try (BrowserContext tester = phone.of("en-US");
        BrowserContext operator = phone.of("en-US");
        BrowserContext auditor = phone.of("en-US")) {
      Page simulator = tester.newPage();
      simulator.navigate(running.system.simulatorUrl().toString());
      addFault(simulator, "confirm", "RESET_AFTER_COMMIT", paymentId);
      addFault(simulator, "lookup", "RESET_BEFORE", paymentId);

      running.shop.confirm(paymentId, paymentKey, PRICE);
      Until.holds("UNKNOWN", SOON, () -> running.shop.status(paymentId).equals("UNKNOWN"));
      // Long enough for a person to act before it is asked again by itself.
      Until.holds("a long pause", SOON, () -> details(paymentId).contains("Asked again in PT20S"));
      assertThat(details(paymentId))
          .startsWith("Toss gave no answer; not known whether it charged")
          .contains("May be told: RETRY, LOOK_UP");

      Page page = login(operator, "operator");
      page.navigate(running.system.apiUrl() + "/operations/payments/" + paymentId);
      Phone.assertUsable(page);
      page.getByLabel("Reason").fill("Toss answers again");
      for (int n = 0; n < 2; n++) {
        faultsOf(simulator, paymentId).first().getByRole(AriaRole.BUTTON).click();
      }
      assertThat(faultsOf(simulator, paymentId).count()).isZero();
      Phone.press(page, "ask Toss now");
      page.getByText("The payment was told").first().waitFor();

      Until.holds("DONE", SOON, () -> running.shop.status(paymentId).equals("DONE"));
      assertThat(running.toss.approvals(paymentId)).isEqualTo(1);
      Page audit = login(auditor, "auditor");
      audit.navigate(running.system.apiUrl() + "/operations/audit");
      assertThat(audit.locator("main").innerText())
          .contains(paymentId, "LOOK_UP", "Toss answers again");
      Phone.assertUsable(audit);
    }
  }

  private static void addFault(Page simulator, String endpoint, String fault, String orderId) {
    simulator.locator("select[name=endpoint]").selectOption(new SelectOption().setLabel(endpoint));
    simulator.locator("select[name=fault]").selectOption(fault);
    simulator.locator("input[name=count]").fill(""); // until it is cleared
    simulator.locator("input[name=orderId]").fill(orderId);
    Phone.press(simulator, "Add the fault");
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
    Phone.press(page, "Log in");
    page.locator("nav.console").waitFor();
    return page;
  }

  private static Locator.FilterOptions text(String part) {
    return new Locator.FilterOptions().setHasText(part);
  }
}
