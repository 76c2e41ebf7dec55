package dev.wonflow.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Cases;
import dev.wonflow.api.Sold;
import dev.wonflow.api.World;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What finance does with sellers, payouts and batches behind the login. */
class FinancePagesTest extends ApiTest {
  private final String seller = "a-seller-" + UUID.randomUUID();
  @LocalServerPort private int server;
  private Browser browser = new Browser(0);

  @BeforeEach
  void login() {
    browser = new Browser(server);
    browser.login(World.key("finance"));
  }

  @Test
  void registersASellerWithoutShowingItsAccount() {
    HttpResponse<String> page = browser.get("/finance/sellers");
    assertThat(page.body()).contains("Register a seller", "locked away");

    HttpResponse<String> registered = browser.post("/finance/sellers", form(page, "110-1234"));

    assertThat(registered.uri().getPath()).isEqualTo("/finance/sellers/" + seller);
    assertThat(registered.body())
        .contains("It was taken.", "Being registered at Toss")
        .doesNotContain("1101234", "Hong");
    assertThat(browser.post("/finance/sellers", form(page, "999")).body())
        .contains("COMMAND_NOT_ALLOWED", "other particulars");
  }

  @Test
  void aSellerThatTossCouldNotTakeIsRefusedWithTheField() {
    HttpResponse<String> page = browser.get("/finance/sellers");

    HttpResponse<String> refused = browser.post("/finance/sellers", form(page, "no digits"));

    assertThat(refused.uri().getPath()).isEqualTo("/finance/sellers");
    assertThat(refused.body()).contains("INVALID_REQUEST", "account.accountNumber");
    assertThat(browser.get("/finance/sellers/" + seller).statusCode()).isEqualTo(404);
  }

  @Test
  void paysOneSellerOnceHoweverOftenTheButtonIsPressed() {
    Sold.by(seller, "APPROVED", 10_000);
    HttpResponse<String> page = browser.get("/finance/sellers/" + seller);
    assertThat(page.body()).contains("Can be paid", "₩10,000", "Pay this seller");
    assertThat(browser.get("/finance/sellers").body()).contains(seller);
    String[] form = {"amount", "4,000", "key", "click-" + seller, "_csrf", Browser.token(page)};

    HttpResponse<String> paid = browser.post("/finance/sellers/" + seller + "/payouts", form);
    HttpResponse<String> again = browser.post("/finance/sellers/" + seller + "/payouts", form);

    assertThat(paid.uri().getPath()).startsWith("/finance/payouts/out_");
    assertThat(paid.body()).contains("Asked for", "₩4,000", seller, "finance-1");
    assertThat(again.uri().getPath()).isEqualTo(paid.uri().getPath());
  }

  @Test
  void moreThanIsAvailableIsSaidOnThePage() {
    Sold.by(seller, "APPROVED", 10_000);
    HttpResponse<String> page = browser.get("/finance/sellers/" + seller);

    HttpResponse<String> refused =
        browser.post(
            "/finance/sellers/" + seller + "/payouts",
            "amount",
            "10001",
            "key",
            "k-" + seller,
            "_csrf",
            Browser.token(page));

    assertThat(refused.uri().getPath()).isEqualTo("/finance/sellers/" + seller);
    assertThat(refused.body()).contains("INSUFFICIENT_AVAILABLE");
  }

  @Test
  void listsPayoutsWithTheTotalsOfEachDay() {
    String paid = Sold.paid(seller, 3_000, "COMPLETED", "finance-1");
    String open = Sold.paid(seller, 400, "SENT", "finance-1");

    String page = browser.get("/finance/payouts").body();

    assertThat(page).contains("Totals per day", paid, open, " paid", "asked for; under way ₩");
    assertThat(browser.get("/finance/payouts?from=2020-01-01&to=2020-01-02").body())
        .contains("No payouts in these days.")
        .doesNotContain(paid);
    String rest = browser.get("/finance/payouts?after=" + open).body();
    assertThat(rest)
        .contains("/finance/payouts/" + paid)
        .doesNotContain("/finance/payouts/" + open);
  }

  @Test
  void offersApprovalToAnotherPersonOnly() {
    String id = Sold.paid(seller, 2_000_000, "WAITING_FOR_APPROVAL", "finance-1");
    String path = "/finance/payouts/" + id;

    HttpResponse<String> own = browser.get(path);
    assertThat(own.body())
        .contains("Needs a second person", "Another person has to approve it.", "cancel")
        .doesNotContain(path + "/approve");
    assertThat(browser.post(path + "/approve", "_csrf", Browser.token(own)).body())
        .contains("APPROVER_IS_REQUESTER");
    browser = new Browser(server);
    browser.login(World.key("finance2"));
    HttpResponse<String> other = browser.get(path);
    assertThat(other.body()).contains(path + "/approve", path + "/refuse");
    assertThat(browser.post(path + "/approve", "_csrf", Browser.token(other)).body())
        .contains("COMMAND_NOT_ALLOWED"); // no workflow is at work here
    assertThat(browser.post(path + "/pay", "_csrf", Browser.token(other)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void recordsAReturnWithItsEvidenceAndAuditsWhatIsRefused() {
    String path = "/finance/payouts/";
    String sent = Sold.paid(seller, 4_000, "SENT", "finance-1");
    String id = Sold.paid(seller, 4_000, "COMPLETED", "finance-1");
    HttpResponse<String> page = browser.get(path + id);
    assertThat(page.body()).contains("The bank sent it back");
    assertThat(browser.get(path + sent).body()).doesNotContain("The bank sent it back");
    String[] form = {"evidence", "statement of 5 May, line 7", "_csrf", Browser.token(page)};

    assertThat(browser.post(path + sent + "/returned", form).body())
        .contains("COMMAND_NOT_ALLOWED");
    assertThat(browser.post(path + id + "/returned", form).body()).contains("It was taken.");

    assertThat(World.events("returned-" + id).toString()).contains("finance-1");
    assertThat(Cases.audited(sent)).isEqualTo(1);
    assertThat(Cases.audited(id)).isEqualTo(1);
  }

  @Test
  void uploadsAFileAndSeesItsBatch() {
    HttpResponse<String> page = browser.get("/finance/batches");
    assertThat(page.body()).contains("sellerId,amount", "Pay all available");
    String[] fields = {"key", "batch-" + seller, "_csrf", Browser.token(page)};
    String file = "sellerId,amount\n" + seller + ",1000\n";

    HttpResponse<String> taken = browser.upload("/finance/batches", file, fields);
    HttpResponse<String> again = browser.upload("/finance/batches", file, fields);

    assertThat(taken.uri().getPath()).startsWith("/finance/batches/bat_");
    assertThat(taken.body()).contains("Asked for", "call off what has not gone", "finance-1");
    assertThat(again.uri().getPath()).isEqualTo(taken.uri().getPath());
  }

  @Test
  void aBadFileIsExplainedOnThePage() {
    HttpResponse<String> page = browser.get("/finance/batches");
    String[] fields = {"key", "bad-" + seller, "_csrf", Browser.token(page)};

    assertThat(browser.upload("/finance/batches", "seller;amount\n", fields).body())
        .contains("INVALID_REQUEST", "the first line has to be sellerId,amount");
    assertThat(browser.upload("/finance/batches", "x".repeat(6 * 1024 * 1024), fields).statusCode())
        .isEqualTo(413);
    assertThat(
            browser
                .upload("/finance/batches", "sellerId,amount\na,1\n", "key", "k", "_csrf", "wrong")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void paysAllWithOneButton() {
    HttpResponse<String> page = browser.get("/finance/batches");

    HttpResponse<String> taken =
        browser.post("/finance/batches/all", "key", "all-" + seller, "_csrf", Browser.token(page));

    assertThat(taken.uri().getPath()).startsWith("/finance/batches/bat_");
  }

  @Test
  void anAuditorLooksAndTellsNothing() {
    Sold.by(seller, "APPROVED", 10_000);
    String id = Sold.paid(seller, 2_000, "WAITING_FOR_APPROVAL", "finance-1");
    browser = new Browser(server);
    browser.login(World.key("auditor"));

    for (String path :
        new String[] {"/sellers", "/sellers/" + seller, "/payouts", "/payouts/" + id, "/batches"}) {
      HttpResponse<String> page = browser.get("/finance" + path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body()).as(path).doesNotContain("action=\"/finance" + path + "/", "enctype");
      assertThat(
              browser
                  .post("/finance" + path + "/approve", "_csrf", Browser.token(page))
                  .statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void isInKoreanToo() {
    assertThat(browser.get("/finance/batches?lang=ko").body()).contains("일괄 지급", "파일로 지급");
    assertThat(browser.get("/finance/reconciliations").body()).contains("대사", "어제 날짜 지금 실행");
  }

  private String[] form(HttpResponse<String> page, String account) {
    return new String[] {
      "sellerId",
      seller,
      "businessType",
      "CORPORATE",
      "name",
      "Hong",
      "representativeName",
      "Hong",
      "businessRegistrationNumber",
      "123-45-67890",
      "email",
      "hong@example.com",
      "phone",
      "010-1234-5678",
      "bankCode",
      "088",
      "accountNumber",
      account,
      "holderName",
      "Hong",
      "_csrf",
      Browser.token(page)
    };
  }
}
