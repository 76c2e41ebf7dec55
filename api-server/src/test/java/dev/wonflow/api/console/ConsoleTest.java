package dev.wonflow.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Cases;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentStatus;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see and do on the console. */
class ConsoleTest extends ConsoleStory {
  @Test
  void anOperatorSeesWhatIsStuckAndRepairsIt() {
    Cases.withWorker(
        () -> {
          String id = Cases.running(PaymentStatus.UNKNOWN);
          Cases.open(id, "TOSS_NO_ANSWER");

          assertThat(browser.login(World.key("operator")).body())
              .contains("Inbox", id, "TOSS_NO_ANSWER", "₩10,000", "for 0 h 20 min");
          HttpResponse<String> payment = browser.get("/operations/payments/" + id);
          assertThat(payment.body())
              .contains("A definite word from Toss.", "ask Toss now", "Tea &amp; &lt;b&gt;cups");
          HttpResponse<String> told =
              browser.post(
                  "/operations/payments/" + id + "/look-up",
                  "reason",
                  "the bank called",
                  "evidence",
                  "",
                  "once",
                  "click-1",
                  "_csrf",
                  Browser.token(payment));

          assertThat(told.statusCode()).isEqualTo(200);
          assertThat(told.body()).contains("The payment was told");
        });
  }

  @Test
  void aCommandThatTheStateDoesNotTakeIsSaidOnThePage() {
    Cases.withWorker(
        () -> {
          String id = Cases.running(PaymentStatus.UNKNOWN);
          browser.login(World.key("operator"));

          assertThat(tell(id, "approve").body()).contains("COMMAND_NOT_ALLOWED");
          assertThat(tell(id, "handled").body()).contains("INVALID_REQUEST");
        });
  }

  @Test
  void whatOneRepairEndsIsOneLineOfTheInbox() {
    World.ROWS.sql("delete from operator_case").update();
    for (String code : new String[] {"TOSS_UNAUTHORIZED", "TOSS_NO_ANSWER", "TOSS_UNAUTHORIZED"}) {
      Cases.open(Stored.aPayment().status(PaymentStatus.UNKNOWN).insert(), code);
    }
    browser.login(World.key("operator"));

    assertThat(browser.get("/operations/inbox").body().replaceAll("<[^>]+>|\\s+", " "))
        .containsPattern("TOSS_UNAUTHORIZED +2 payments +₩20,000 .*TOSS_NO_ANSWER +1 payment +₩10");
  }

  @Test
  void withoutALoginThereIsOnlyTheLogin() {
    String id = Stored.aPayment().insert();
    for (String path :
        new String[] {"/operations", "/operations/inbox", "/operations/payments/" + id}) {
      HttpResponse<String> page = browser.get(path);

      assertThat(page.uri().getPath()).isEqualTo("/operations/login");
      assertThat(page.body()).contains("Your API key").doesNotContain(id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "checkout"})
  void keysWithoutPagesLetNobodyIn(String name) {
    String key = name.equals("checkout") ? World.key(name) : name;

    assertThat(browser.login(key).body()).contains("This key opens no pages.");
    assertThat(browser.get("/operations/inbox").uri().getPath()).isEqualTo("/operations/login");
  }

  @Test
  void financeReadsTheAuditAndTellsNothing() {
    String id = Stored.aPayment().status(PaymentStatus.UNKNOWN).insert();
    http.as("operator")
        .post("/operations/v1/payments/" + id + "/retry", "{\"reason\":\"<i>why</i>\"}");
    browser.login(World.key("finance"));

    HttpResponse<String> audit = browser.get("/operations/audit");

    assertThat(audit.body()).contains(id, "operator-1", "&lt;i&gt;why&lt;/i&gt;", "Refused");
    assertThat(browser.get("/operations/inbox").statusCode()).isEqualTo(403);
    assertThat(browser.get("/operations/payments/" + id).body()).doesNotContain("ask Toss now");
    long before = Cases.audited(id);
    HttpResponse<String> told =
        browser.post(
            "/operations/payments/" + id + "/retry", "reason", "x", "_csrf", Browser.token(audit));
    assertThat(told.statusCode()).isEqualTo(403);
    assertThat(Cases.audited(id)).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"operator", "finance"})
  void operatorsAndFinanceGivePartsBack(String role) {
    String id = Stored.aPayment().status(PaymentStatus.DONE).key("k-" + UUID.randomUUID()).insert();
    browser.login(World.key(role));
    HttpResponse<String> page = browser.get("/operations/payments?paymentId=" + id);
    assertThat(page.body()).contains("Give back", "all that is left, 10,000");
    String[] form = {
      "amount", "4,000", "reason", "broken <b>", "once", "click", "_csrf", Browser.token(page)
    };

    HttpResponse<String> told = browser.post("/operations/payments/" + id + "/refund", form);
    browser.post("/operations/payments/" + id + "/refund", form);

    assertThat(told.body()).contains("The payment was told");
    assertThat(World.refund(id, "refund", role + "-1", "click"))
        .hasValueSatisfying(refund -> assertThat(refund.amount()).isEqualTo(Money.krw(4_000)));
    assertThat(Cases.audited(id)).isEqualTo(1);
    form[1] = "10001";
    form[5] = "another";
    assertThat(browser.post("/operations/payments/" + id + "/refund", form).body())
        .contains("REFUND_EXCEEDS_REMAINING");
    assertThat(Cases.audited(id)).isEqualTo(2);
  }

  @Test
  void anAuditorGivesNothingBack() {
    String id = Stored.aPayment().status(PaymentStatus.DONE).key("k-" + UUID.randomUUID()).insert();
    browser.login(World.key("auditor"));
    HttpResponse<String> page = browser.get("/operations/payments/" + id);

    HttpResponse<String> told =
        browser.post(
            "/operations/payments/" + id + "/refund",
            "reason",
            "x",
            "once",
            "click",
            "_csrf",
            Browser.token(page));

    assertThat(page.body()).doesNotContain("Give back");
    assertThat(told.statusCode()).isEqualTo(403);
    assertThat(Cases.audited(id)).isEqualTo(1);
    assertThat(World.refund(id, "refund", "auditor-1", "click")).isEmpty();
  }

  @Test
  void aDepositGoesBackToAnAccountThatThePageAsksFor() {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.DONE)
            .key("k-" + UUID.randomUUID())
            .with("method", "가상계좌")
            .insert();
    browser.login(World.key("finance"));
    HttpResponse<String> page = browser.get("/operations/payments/" + id);
    String token = Browser.token(page);
    String path = "/operations/payments/" + id + "/refund";

    assertThat(page.body()).contains("The account that the deposit goes back to");
    assertThat(browser.post(path, "reason", "x", "_csrf", token).body())
        .contains("REFUND_ACCOUNT_REQUIRED");
    browser.post(
        path,
        "reason",
        "x",
        "bank",
        "88",
        "accountNumber",
        "110123456789",
        "holderName",
        "김구매",
        "once",
        "click",
        "_csrf",
        token);

    assertThat(World.refund(id, "refund", "finance-1", "click"))
        .hasValueSatisfying(refund -> assertThat(refund.refundAccount()).startsWith("vlt_"));
  }

  @Test
  void financeRunsTheReconciliationFromItsPages() {
    assertThat(browser.get("/finance/reconciliations").uri().getPath())
        .isEqualTo("/operations/login");
    assertThat(browser.login(World.key("finance")).body()).contains("/finance/reconciliations");

    HttpResponse<String> page = browser.get("/finance/reconciliations");
    assertThat(page.body()).contains("Run yesterday now");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("style-src 'self'")
        .doesNotContain("script-src");
    String[] form = {"key", UUID.randomUUID().toString(), "date", "2024-02-06"};
    assertThat(browser.post("/finance/reconciliations", form).statusCode()).isEqualTo(403);
    HttpResponse<String> pressed =
        browser.post(
            "/finance/reconciliations",
            form[0],
            form[1],
            form[2],
            form[3],
            "_csrf",
            Browser.token(page));
    assertThat(pressed.statusCode()).isEqualTo(200);
    assertThat(pressed.uri().getPath()).isEqualTo("/finance/reconciliations");
  }

  @Test
  void auditorsReadFinancesPagesAndOperatorsDoNot() {
    String token = Browser.token(browser.login(World.key("auditor")));
    assertThat(browser.get("/finance/reconciliations").statusCode()).isEqualTo(200);
    assertThat(browser.post("/finance/reconciliations", "_csrf", token).statusCode())
        .isEqualTo(403);

    browser.post("/operations/logout", "_csrf", token);
    browser.login(World.key("operator"));
    HttpResponse<String> refused = browser.get("/finance/reconciliations");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("You may not do this");
  }

  private HttpResponse<String> tell(String id, String command) {
    String token = Browser.token(browser.get("/operations/payments/" + id));
    return browser.post(
        "/operations/payments/" + id + "/" + command, "reason", "try it", "_csrf", token);
  }
}
