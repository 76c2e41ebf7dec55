package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SettlementTest {
  private final Simulator toss = Simulator.shared();
  private final String order = Simulator.order();

  @Test
  void everyApprovalAndCancelIsATransactionAtOnce() {
    var key = toss.paid(order, 10_000, "CARD");
    toss.cancel(key, "{\"cancelReason\":\"일부\",\"cancelAmount\":1000}");
    toss.cancel(key, "{\"cancelReason\":\"일부\",\"cancelAmount\":2000}");

    var mine = transactions(today(), today().plusDays(1)).stream().filter(this::isMine).toList();

    assertThat(mine.stream().map(row -> row.get("status").asString()))
        .containsExactly("DONE", "PARTIAL_CANCELED", "PARTIAL_CANCELED");
    assertThat(mine.stream().map(row -> row.get("amount").asLong()))
        .containsExactly(10_000L, 1_000L, 2_000L);
    var payment = toss.lookUp(key).json();
    assertThat(mine.get(2).get("transactionKey")).isEqualTo(payment.get("lastTransactionKey"));
    assertThat(mine.get(0).get("transactionAt").asString()).endsWith("+09:00");
  }

  @Test
  void pagesOfTransactionsMissNothingAndRepeatNothing() {
    var date = LocalDate.of(2024, 5, 7);
    toss.sandbox("/sandbox/days", "{\"date\":\"" + date + "\",\"payments\":30,\"seed\":1}");
    var whole = transactions(date, date.plusDays(1));
    var keys = new ArrayList<String>();
    var after = "";
    for (var page = page(date, after); !page.isEmpty(); page = page(date, after)) {
      page.forEach(row -> keys.add(row.get("transactionKey").asString()));
      after = "&startingAfter=" + keys.getLast();
    }

    assertThat(keys)
        .containsExactlyElementsOf(
            whole.stream().map(row -> row.get("transactionKey").asString()).toList());
    assertThat(new HashSet<>(keys)).hasSameSizeAs(keys).hasSizeGreaterThanOrEqualTo(30);
    assertThat(
            toss.get("/v1/transactions?startDate=2024-05-07&endDate=2024-05-08&startingAfter=x")
                .code())
        .isEqualTo("INVALID_PAGING_KEY");
    assertThat(toss.get("/v1/transactions?startDate=gestern&endDate=2024-05-08").code())
        .isEqualTo("INVALID_ISO_DATE_FORMAT");
    assertThat(
            toss.get("/v1/transactions?startDate=2024-05-07&endDate=2024-05-08&limit=5001").code())
        .isEqualTo("EXCEED_MAX_QUERY_LIMIT");
  }

  @Test
  void paymentIsSettledFromTheNextDayAndItsSumsHold() {
    var date = today();
    var key = toss.paid(order, 34_000, "CARD");
    toss.cancel(key, "{\"cancelReason\":\"일부\",\"cancelAmount\":4000}");
    var sameDay = settlements(date).stream().filter(this::isMine).toList();

    toss.advance(Duration.ofDays(1));
    var rows = settlements(date).stream().filter(this::isMine).toList();

    assertThat(sameDay).isEmpty();
    assertThat(rows).hasSize(2);
    var sale = rows.get(0);
    assertThat(sale.get("amount").asLong()).isEqualTo(34_000);
    assertThat(sale.get("fee").asLong()).isEqualTo(748);
    assertThat(sale.get("vat").asLong()).isEqualTo(68);
    assertThat(sale.get("payOutAmount").asLong()).isEqualTo(33_252);
    assertThat(sale.get("cancel").isNull()).isTrue();
    var cancel = rows.get(1);
    assertThat(cancel.get("amount").asLong()).isEqualTo(-4_000);
    assertThat(cancel.get("fee").asLong()).isEqualTo(-88);
    assertThat(cancel.get("approvedAt")).isEqualTo(sale.get("approvedAt"));
    assertThat(cancel.get("cancel").get("transactionKey")).isEqualTo(cancel.get("transactionKey"));
    rows.forEach(row -> assertThat(isConsistent(row)).isTrue());
  }

  @Test
  void paidOutDateSkipsWeekendsAndHolidays() {
    var christmasEve = LocalDate.of(2025, 12, 24);
    toss.sandbox("/sandbox/days", "{\"date\":\"" + christmasEve + "\",\"payments\":1,\"seed\":2}");

    var rows = settlements(christmasEve);
    var byPayout =
        toss.get("/v1/settlements?startDate=2025-12-29&endDate=2025-12-29&dateType=paidOutDate")
            .json()
            .size();

    assertThat(rows.getFirst().get("paidOutDate").asString()).isEqualTo("2025-12-29");
    assertThat(byPayout).isEqualTo(rows.size());
    assertThat(
            toss.get("/v1/settlements?startDate=2025-12-29&endDate=2025-12-29&dateType=x").code())
        .isEqualTo("INVALID_REQUEST");
  }

  @Test
  void sameSeedMakesTheSameSpoiledDay() {
    var date = LocalDate.of(2024, 3, 4);
    toss.sandbox(
        "/sandbox/days",
        """
        {"date":"2024-03-04","payments":40,"seed":9,"faults":{"missing":2,"extra":1,"duplicate":1,"wrongAmount":1,
         "wrongFee":1,"wrongDate":1,"late":1}}""");
    var truth = transactions(date, date.plusDays(1));
    var rows = settlements(date);
    var again = settlements(date);

    assertThat(again).isEqualTo(rows);
    assertThat(rows).hasSize(truth.size() - 2 + 1 + 1 - 1);
    assertThat(rows.stream().filter(row -> !isConsistent(row))).hasSize(1);
    assertThat(rows.stream().filter(row -> row.get("orderId").asString().startsWith("extra-")))
        .hasSize(1);
    assertThat(rows.stream().map(row -> row.get("transactionKey").asString()).distinct())
        .hasSize(rows.size() - 1);
    assertThat(settlements(date.plusDays(1))).hasSize(1);
  }

  @Test
  void dayCanHoldChargesOfAShopsOwnOrders() {
    var date = LocalDate.of(2024, 6, 3);
    toss.sandbox(
        "/sandbox/days",
        "{\"date\":\"2024-06-03\",\"payments\":2,\"seed\":3,\"charges\":[{\"orderId\":\""
            + order
            + "\",\"amount\":7777}]}");

    var mine = transactions(date, date.plusDays(1)).stream().filter(this::isMine).toList();

    assertThat(mine).hasSize(1);
    assertThat(mine.getFirst().get("amount").asLong()).isEqualTo(7_777);
    var payment = toss.get("/v1/payments/orders/" + order).json();
    assertThat(payment.get("status").asString()).isEqualTo("DONE");
    assertThat(payment.get("approvedAt").asString()).isEqualTo("2024-06-03T10:00:00+09:00");
    var nothing =
        toss.send(
            "POST",
            "/sandbox/days",
            "{\"date\":\"2024-06-03\",\"charges\":[{\"orderId\":\"x\",\"amount\":0}]}",
            "Content-Type",
            "application/json");
    assertThat(nothing.code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void lateRowComesADayLater() {
    var date = today();
    toss.paid(order, 10_000, "CARD");
    var count = transactions(date, date.plusDays(1)).size();
    toss.sandbox(
        "/sandbox/days",
        "{\"date\":\"" + date + "\",\"payments\":0,\"seed\":1,\"faults\":{\"late\":1}}");

    toss.advance(Duration.ofDays(1));
    var next = settlements(date).size();
    toss.advance(Duration.ofDays(1));

    assertThat(next).isEqualTo(count - 1);
    assertThat(settlements(date)).hasSize(count);
  }

  @Test
  void pagesCanOverlap() {
    var date = LocalDate.of(2024, 3, 11);
    toss.sandbox(
        "/sandbox/days",
        "{\"date\":\"" + date + "\",\"payments\":10,\"seed\":1,\"faults\":{\"pageOverlap\":true}}");
    var query = "/v1/settlements?startDate=" + date + "&endDate=" + date + "&size=4&page=";

    var first = toss.get(query + 1).json();
    var second = toss.get(query + 2).json();

    assertThat(second.get(0)).isEqualTo(first.get(3));
  }

  private static boolean isConsistent(JsonNode row) {
    long parts = row.get("fees").valueStream().mapToLong(part -> part.get("fee").asLong()).sum();
    long fee = row.get("fee").asLong();
    return parts == fee
        && fee == row.get("supplyAmount").asLong() + row.get("vat").asLong()
        && row.get("payOutAmount").asLong() == row.get("amount").asLong() - fee;
  }

  private boolean isMine(JsonNode row) {
    return row.get("orderId").asString().equals(order);
  }

  private LocalDate today() {
    return OffsetDateTime.parse(toss.get("/sandbox/clock").text("now")).toLocalDate();
  }

  private List<JsonNode> transactions(LocalDate from, LocalDate to) {
    return toss.get("/v1/transactions?limit=5000&startDate=" + from + "&endDate=" + to)
        .json()
        .valueStream()
        .toList();
  }

  private List<JsonNode> page(LocalDate date, String after) {
    var query =
        "/v1/transactions?limit=7&startDate=" + date + "&endDate=" + date.plusDays(1) + after;
    return toss.get(query).json().valueStream().toList();
  }

  private List<JsonNode> settlements(LocalDate date) {
    var query = "/v1/settlements?size=5000&startDate=" + date + "&endDate=" + date;
    return toss.get(query).json().valueStream().toList();
  }
}
