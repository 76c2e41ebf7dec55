package dev.wonflow.api.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.World;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.nio.charset.Charset;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchApiTest extends ApiTest {
  private static final String PATH = "/payouts/v1/batches";
  private final String key = UUID.randomUUID().toString();

  @Test
  void fileIsTakenOnceUnderItsKey() {
    Answer first = upload("sellerId,amount\nseller-1,1000\nseller-2,\"2000\"\n");
    Answer second = upload("sellerId,amount\nseller-1,1000\nseller-2,\"2000\"\n");
    Answer other = upload("sellerId,amount\nseller-1,1001\n");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.at("/status")).isEqualTo("REQUESTED");
    assertThat(first.at("/source")).isEqualTo("CSV");
    assertThat(first.header("Location")).isEqualTo(PATH + "/" + first.at("/batchId"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(other.problem()).isEqualTo("422 IDEMPOTENCY_KEY_REUSED Idempotency-Key");
    assertThat(http.as("auditor").get(PATH + "/" + first.at("/batchId")).text())
        .isEqualTo(first.text());
    assertThat(lines(first.at("/batchId"))).isEqualTo("2 seller-1 1000, 3 seller-2 2000");
    assertThat(
            World.CLIENT
                .newUntypedWorkflowStub("batch-" + first.at("/batchId"))
                .describe()
                .getStatus())
        .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
  }

  @Test
  void spreadsheetsMarkAndBadLinesAreKeptAsTheyAre() {
    Answer taken =
        upload("\uFEFFsellerId,amount\r\nseller-1,10,000\r\n\r\n<b>,1\r\nseller-3\r\n,5\r\n,6\r\n");

    assertThat(taken.status()).isEqualTo(201);
    assertThat(lines(taken.at("/batchId")))
        .isEqualTo("2 seller-1 10,000, 4 <b> 1, 5 seller-3 , 6  5, 7  6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sellerId,amount",
        "seller-1,1000\nseller-2,1000",
        "amount,sellerId\n1000,seller-1",
        "sellerId,amount,note\nseller-1,1000,x",
        "sellerId,amount\nseller-1,1000\nseller-1,2000",
        "sellerId,amount\nseller-1,\"1000\nseller-2,1000\nseller-3,1000",
        "sellerId;amount\nseller-1;1000"
      })
  void fileThatIsWrongAsAWholeChangesNothing(String file) {
    assertThat(upload(file).problem()).isEqualTo("400 INVALID_REQUEST csv");

    assertNothingBurned();
  }

  @Test
  void fileInAnotherEncodingChangesNothing() {
    byte[] korean = "sellerId,amount\n판매자,1000".getBytes(Charset.forName("EUC-KR"));

    assertThat(
            http.as("finance")
                .post(PATH, korean, "Idempotency-Key", key, "Content-Type", "text/csv")
                .problem())
        .isEqualTo("400 INVALID_REQUEST csv");
    assertNothingBurned();
  }

  @Test
  void tenThousandLinesAreTakenAndOneMoreIsNot() {
    assertThat(upload(file(10_001)).problem()).isEqualTo("400 INVALID_REQUEST csv");
    Answer taken = upload(file(10_000));

    assertThat(taken.status()).isEqualTo(201);
    assertThat(
            World.ROWS
                .sql("select count(*) from upload_line where upload_id = ?")
                .param(taken.at("/batchId"))
                .query(Long.class)
                .single())
        .isEqualTo(10_000);
  }

  @Test
  void fiveMegabytesAreTheMost() {
    String file = "sellerId,amount\nseller-1," + "1".repeat(5 * 1024 * 1024) + "\n";

    assertThat(upload(file).problem()).isEqualTo("413 BODY_TOO_LARGE");
    assertNothingBurned();
  }

  @Test
  void everythingAvailableIsAskedForByName() {
    Answer first = all("{\"payAllAvailable\":true}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.at("/source")).isEqualTo("ALL_AVAILABLE");
    assertThat(all("{\"payAllAvailable\":true}").status()).isEqualTo(200);
    assertThat(all("{}").problem()).isEqualTo("400 INVALID_REQUEST payAllAvailable");
    assertThat(all("{\"payAllAvailable\":false}").problem())
        .isEqualTo("400 INVALID_REQUEST payAllAvailable");
    assertThat(upload("sellerId,amount\nseller-1,1000\n").problem())
        .isEqualTo("422 IDEMPOTENCY_KEY_REUSED Idempotency-Key");
  }

  @Test
  void storedBatchShowsWhatBecameOfEachSeller() {
    String id = all("{\"payAllAvailable\":true}").at("/batchId");
    World.ROWS
        .sql(
            """
            with b as (insert into batch (id, client, source, status, fingerprint, requested_by, requested_at)
                       values (:id, 'demo', 'CSV', 'RUNNING', 'print', 'finance-1', now()) returning id)
            insert into batch_item (batch_id, line, seller_id, amount, state, payout_id, failure_code)
            select id, line, seller, amount, state, payout, code from b,
                   (values (2, 'seller-1', 1000, 'GONE', 'out_' || repeat('a', 32), null),
                           (3, 'seller-2', null, 'REFUSED', null, 'INVALID_AMOUNT'),
                           (4, 'seller-3', 3000, 'WAITING', null, null)) as l (line, seller, amount, state, payout, code)
            """)
        .param("id", id)
        .update();

    Answer page = http.as("finance").get(PATH + "/" + id + "?limit=2");

    assertThat(page.at("/lines")).isEqualTo("3");
    assertThat(page.at("/amount/amount")).isEqualTo("4000");
    assertThat(page.json().path("progress").toString())
        .isEqualTo("{\"REFUSED\":1,\"REQUESTED\":1,\"WAITING\":1}");
    assertThat(page.at("/items/0/payoutId")).startsWith("out_");
    assertThat(page.at("/items/1/failure/code")).isEqualTo("INVALID_AMOUNT");
    assertThat(page.json().at("/items/1/amount").isNull()).isTrue();
    Answer rest = http.as("finance").get(PATH + "/" + id + "?after=" + page.at("/next"));
    assertThat(rest.at("/items/0/sellerId")).isEqualTo("seller-3");
    assertThat(rest.json().path("next").isNull()).isTrue();
  }

  @Test
  void whatIsNotThereIsNotTold() {
    String none = PATH + "/bat_" + "a".repeat(32);

    assertThat(http.as("finance").get(none).problem()).isEqualTo("404 NOT_FOUND");
    assertThat(http.as("finance").post(none + "/pause", "{}").problem()).isEqualTo("404 NOT_FOUND");
    assertThat(http.as("finance").post(PATH, "{}").problem())
        .isEqualTo("400 INVALID_REQUEST payAllAvailable");
    assertThat(http.as("finance").post(PATH, "{\"payAllAvailable\":true}").problem())
        .isEqualTo("400 IDEMPOTENCY_KEY_REQUIRED Idempotency-Key");
  }

  /** The key is free: a good file is taken under it. */
  private void assertNothingBurned() {
    Answer good = upload("sellerId,amount\nseller-9,1000\n");
    assertThat(good.status()).isEqualTo(201);
    assertThat(lines(good.at("/batchId"))).isEqualTo("2 seller-9 1000");
  }

  private static String file(int sellers) {
    return IntStream.rangeClosed(1, sellers)
        .mapToObj(n -> "seller-" + n + ",1000")
        .collect(Collectors.joining("\n", "sellerId,amount\n", "\n"));
  }

  private Answer upload(String file) {
    return http.as("finance").post(PATH, file, "Idempotency-Key", key, "Content-Type", "text/csv");
  }

  private Answer all(String body) {
    return http.as("finance").post(PATH, body, "Idempotency-Key", key);
  }

  private static String lines(String batchId) {
    return String.join(
        ", ",
        World.ROWS
            .sql(
                "select line || ' ' || seller_id || ' ' || amount from upload_line where upload_id = ? order by line")
            .param(batchId)
            .query(String.class)
            .list());
  }
}
