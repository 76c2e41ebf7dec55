package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.wonflow.e2e.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finance pays many sellers at once, and does its work on pages. */
class FinanceIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String ACCOUNT = "110987654321";

  /** One of Toss's own accounts for trying failures. */
  private static final String FAILING = "77701777777";

  private static RunningSystem running;
  private static Finance finance;
  private static Phone phone;

  @BeforeAll
  static void start() {
    running = PayoutSystem.shared();
    finance = new Finance(running.system.apiUrl(), running.system.demoKey("finance"));
    phone = new Phone();
  }

  @AfterAll
  static void stop() {
    phone.close();
  }

  @AfterEach
  void booksAreWhole() {
    running.books.assertGood();
  }

  @Test
  void batchPaysEverySellerButThoseWhoCannotBePaid() {
    List<String> sellers =
        IntStream.rangeClosed(1, 10).mapToObj(n -> "seller-" + UUID.randomUUID()).toList();
    sellers.forEach(seller -> register(seller, seller.equals(sellers.get(3)) ? FAILING : ACCOUNT));
    long[] sold = new long[sellers.size()];
    Arrays.fill(sold, 10_000);
    earn(String.join(",", sellers), sold);
    String file =
        sellers.stream()
                .map(seller -> seller + (seller.equals(sellers.get(7)) ? ",9701" : ",9700"))
                .collect(Collectors.joining("\n", "sellerId,amount\n", "\n"))
            + "nobody,1000\n"
            + "seller-x,10,000\n";
    String key = UUID.randomUUID().toString();

    Answer taken = finance.upload(key, file);

    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(201);
    String id = taken.json().get("batchId").asText();
    Until.holds(
        "every seller has a result",
        LIMIT,
        () -> progress(id).equals("1 FAILED, 3 REFUSED, 8 COMPLETED"));
    Until.holds(
        "all have gone", LIMIT, () -> finance.batch(id).get("status").asText().equals("DONE"));
    JsonNode batch = finance.batch(id);
    assertThat(results(batch))
        .hasSize(12)
        .contains(
            sellers.get(3) + " FAILED DECLINED",
            sellers.get(7) + " REFUSED INSUFFICIENT_AVAILABLE",
            "nobody REFUSED SELLER_NOT_PAYABLE",
            "seller-x REFUSED INVALID_AMOUNT");
    assertThat(finance.upload(key, file).status()).isEqualTo(200);
    for (JsonNode item : batch.get("items")) {
      boolean paid = item.get("status").asText().equals("COMPLETED");
      assertThat(balance(item.get("sellerId").asText()))
          .isEqualTo(paid || !sellers.contains(item.get("sellerId").asText()) ? 0 : 9_700);
      if (paid) {
        assertThat(atToss(item.get("payoutId").asText())).containsExactly("1 9700");
      }
    }
  }

  @Test
  void financeRegistersASellerSeesTheMoneyAndPaysWithASecondPerson() {
    String seller = "seller-" + UUID.randomUUID();
    String payout;
    try (BrowserContext context = phone.of("ko-KR")) {
      Page page = login(context, "finance");
      go(page, "/finance/sellers");
      fill(page, seller);
      Phone.press(page, "등록");
      page.waitForURL("**/finance/sellers/" + seller + "**");
      Phone.assertUsable(page);
      Until.holds(
          "payable", LIMIT, () -> finance.sellerStatus(seller).equals("PARTIALLY_APPROVED"));
      earn(seller, 2_000_000);

      go(page, "/finance/sellers/" + seller);
      assertThat(page.locator("#available").innerText()).isEqualTo("1,940,000원");
      page.locator("#amount").fill("1,500,000");
      Phone.press(page, "지급");
      page.waitForURL("**/finance/payouts/out_**");
      payout = page.url().replaceAll(".*/(out_[a-z2-7]+).*", "$1");
      Until.holds(
          "waits", LIMIT, () -> finance.payoutStatus(payout).equals("WAITING_FOR_APPROVAL"));
      go(page, "/finance/payouts/" + payout);
      page.getByText("다른 사람이 승인해야 합니다.").waitFor();
      for (String path :
          List.of("/finance/payouts", "/finance/batches", "/finance/reconciliations")) {
        go(page, path);
      }
    }
    try (BrowserContext context = phone.of("ko-KR")) {
      Page page = login(context, "finance2");
      go(page, "/finance/payouts/" + payout);
      Phone.press(page, "승인");
      page.waitForURL("**done**");
      Phone.assertUsable(page);
      Until.holds("paid", LIMIT, () -> finance.payoutStatus(payout).equals("COMPLETED"));
      go(page, "/finance/payouts/" + payout);
      assertThat(page.locator("h1").innerText()).isEqualTo("지급 완료");
    }
    assertThat(atToss(payout)).containsExactly("1 1500000");
    assertThat(balance(seller)).isEqualTo(440_000);
  }

  @Test
  void financeUploadsAFileOnAPhone() {
    String seller = "seller-" + UUID.randomUUID();
    register(seller, ACCOUNT);
    earn(seller, 10_000);
    try (BrowserContext context = phone.of("en-US")) {
      Page page = login(context, "finance");
      go(page, "/finance/batches");
      page.locator("#file")
          .setInputFiles(
              new FilePayload(
                  "payouts.csv",
                  "text/csv",
                  ("sellerId,amount\n" + seller + ",9700\n").getBytes(StandardCharsets.UTF_8)));
      Phone.press(page, "Upload and pay");
      page.waitForURL("**/finance/batches/bat_**");
      String id = page.url().replaceAll(".*/(bat_[a-z2-7]+).*", "$1");
      Until.holds("paid", LIMIT, () -> progress(id).equals("1 COMPLETED"));
      Until.holds(
          "all have gone", LIMIT, () -> finance.batch(id).get("status").asText().equals("DONE"));
      go(page, "/finance/batches/" + id);
      assertThat(page.locator("h1").innerText()).isEqualTo("All have gone");
      assertThat(page.locator("main").innerText()).contains(seller, "Paid", "₩9,700");
    }
    assertThat(balance(seller)).isZero();
  }

  private static Page login(BrowserContext context, String who) {
    Page page = context.newPage();
    page.navigate(running.system.apiUrl() + "/operations/login");
    page.locator("#key").fill(running.system.demoKey(who));
    page.locator("button[type=submit]").click();
    page.waitForURL("**/operations/audit");
    return page;
  }

  private static void go(Page page, String path) {
    page.navigate(running.system.apiUrl() + path);
    Phone.assertUsable(page);
  }

  private static void fill(Page page, String seller) {
    Map.of(
            "sellerId", seller,
            "name", "Hong Shop",
            "representativeName", "Hong",
            "businessRegistrationNumber", "123-45-67890",
            "email", "hong@example.com",
            "phone", "010-1234-5678",
            "bankCode", "088",
            "accountNumber", "110-987-654321",
            "holderName", "Hong")
        .forEach((field, text) -> page.locator("#" + field).fill(text));
  }

  private static void register(String seller, String account) {
    assertThat(finance.register(seller, account).status()).isEqualTo(201);
    Until.holds("payable", LIMIT, () -> finance.sellerStatus(seller).equals("PARTIALLY_APPROVED"));
  }

  /** A buyer pays, and the orders arrive. */
  private static void earn(String sellers, long... won) {
    String paymentId = running.shop.pay(sellers, won);
    long sum = Arrays.stream(won).sum();
    String paymentKey = running.toss.authenticate(paymentId, sum);
    Answer answer = running.shop.confirm(paymentId, paymentKey, sum);
    assertThat(answer.json().get("status").asText()).isEqualTo("DONE");
    for (int n = 1; n <= won.length; n++) {
      assertThat(running.shop.deliver(paymentId, n).status()).isEqualTo(200);
    }
  }

  /** How many lines stand where. */
  private static String progress(String batchId) {
    return finance.batch(batchId).get("progress").properties().stream()
        .map(count -> count.getValue().asText() + " " + count.getKey())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static List<String> results(JsonNode batch) {
    List<String> results = new ArrayList<>();
    for (JsonNode item : batch.get("items")) {
      results.add(
          item.get("sellerId").asText()
              + " "
              + item.get("status").asText()
              + " "
              + item.path("failure").path("code").asText());
    }
    return results;
  }

  /** How often Toss has the reference, and what it paid under it. */
  private static List<String> atToss(String payoutId) {
    List<String> found = new ArrayList<>();
    for (JsonNode payout : running.toss.audit().get("payouts")) {
      if (payout.get("refPayoutId").asText().equals(payoutId)) {
        found.add(payout.get("count").asText() + " " + payout.get("paidAmount").asLong());
      }
    }
    return found;
  }

  private static long balance(String seller) {
    return running.books.number(
        "select coalesce(sum(balance), 0) from wallet where seller_id = ?", seller);
  }
}
