package dev.wonflow.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.SellerId;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.TimeSkipping;
import dev.wonflow.payout.SellerAnswer.Known;
import dev.wonflow.payout.SellerAnswer.Refused;
import dev.wonflow.toss.FaultClass;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A seller's way to Toss, with Toss and the books in memory. */
class SellerWorkflowTest {
  private static final SellerId ID = new SellerId("seller-1");
  private static final String VAULT = "vlt_" + "a".repeat(32);
  private final World world = new World();
  private TestWorkflowEnvironment temporal;
  private SellerWorkflow seller;

  @BeforeEach
  void start() {
    temporal = TimeSkipping.server();
    var worker = temporal.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(SellerWorkflowImpl.class);
    worker.registerActivitiesImplementations(world);
    temporal.start();
    seller = stub();
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void sellerIsRegisteredOnceAndFollowedUntilItMayBePaid() {
    begin();
    awaits(() -> world.status == SellerStatus.APPROVAL_REQUIRED);
    world.toss = known(SellerStatus.PARTIALLY_APPROVED);

    awaits(() -> world.status == SellerStatus.PARTIALLY_APPROVED);

    assertThat(world.registered).containsExactly("seller:" + reference() + ":" + VAULT);
    assertThat(world.asked.getLast()).isEqualTo("seller_1");
  }

  @Test
  void lostAnswerIsRepeatedUnderTheSameKey() {
    world.lostAnswers = 3;

    begin();
    awaits(() -> world.status == SellerStatus.APPROVAL_REQUIRED);

    assertThat(world.registered).hasSize(4).containsOnly("seller:" + reference() + ":" + VAULT);
  }

  @Test
  void sellerThatTossHasAlreadyIsNotRegisteredAgain() {
    world.toss = known(SellerStatus.APPROVED);

    begin();
    awaits(() -> world.status == SellerStatus.APPROVED);

    assertThat(world.registered).isEmpty();
  }

  @Test
  void webhookOfAChangeIsAskedAboutAtOnce() {
    world.toss = known(SellerStatus.APPROVED);
    begin();
    awaits(() -> world.status == SellerStatus.APPROVED);
    Instant before = Instant.ofEpochMilli(temporal.currentTimeMillis());
    world.toss = known(SellerStatus.KYC_REQUIRED);

    seller.hint(new Hint("seller.changed"));
    awaits(() -> world.status == SellerStatus.KYC_REQUIRED);

    assertThat(Instant.ofEpochMilli(temporal.currentTimeMillis()))
        .isBefore(before.plus(Duration.ofMinutes(5)));
  }

  @Test
  void whatTossRefusesForGoodEndsItWithTossesWord() {
    world.refuses = new Refused(FaultClass.NEEDS_HUMAN, "INVALID_ACCOUNT_NUMBER");

    begin();

    assertThat(WorkflowStub.fromTyped(seller).getResult(SellerState.class).tossCode())
        .isEqualTo("INVALID_ACCOUNT_NUMBER");
    assertThat(world.registered).hasSize(1);
  }

  @Test
  void aWrongKeyOfOursIsNotTheSellersFault() {
    world.refuses = new Refused(FaultClass.BUG_OR_CONFIG, "UNAUTHORIZED_KEY");
    begin();
    awaits(() -> world.registered.size() == 2);
    world.refuses = null;

    awaits(() -> world.status == SellerStatus.APPROVAL_REQUIRED);

    assertThat(world.code).isNull();
  }

  @Test
  void monthsOfAskingFitInShortHistories() {
    world.toss = known(SellerStatus.APPROVED);
    begin();
    String first = runId();

    awaits(() -> world.asked.size() > 200, Duration.ofHours(12));

    assertThat(runId()).isNotEqualTo(first);
    assertThat(
            temporal
                .getWorkflowClient()
                .fetchHistory(SellerWorkflow.id(ID))
                .getHistory()
                .getEventsCount())
        .isLessThan(2_000);
  }

  private String runId() {
    return temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(SellerWorkflow.id(ID))
        .describe()
        .getExecution()
        .getRunId();
  }

  private SellerWorkflow stub() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            SellerWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(SellerWorkflow.id(ID))
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .build());
  }

  private void begin() {
    WorkflowClient.start(
        seller::run,
        new SellerRequest(
            ID,
            "demo",
            reference(),
            VAULT,
            "print",
            Instant.ofEpochMilli(temporal.currentTimeMillis()),
            Duration.ofSeconds(60),
            Duration.ofHours(24)));
  }

  private void awaits(BooleanSupplier condition) {
    awaits(condition, Duration.ofSeconds(30));
  }

  /** Time passes in steps until it is so. */
  private void awaits(BooleanSupplier condition, Duration step) {
    for (int tries = 0; !condition.getAsBoolean(); tries++) {
      assertThat(tries).isLessThan(2_000);
      temporal.sleep(step);
    }
  }

  private static String reference() {
    return Ids.refSeller("test", ID);
  }

  private static SellerAnswer known(SellerStatus status) {
    return new Known(new TossSeller("seller_1", reference(), status));
  }

  /** Toss and the books; what Toss has registered it shows at the next question. */
  public static final class World implements SellerRecords, TossSellers {
    final List<String> registered = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    volatile SellerAnswer toss = new SellerAnswer.Unknown();
    volatile @Nullable SellerAnswer refuses;
    volatile @Nullable SellerStatus status;
    volatile @Nullable String code;
    int lostAnswers;
    private @Nullable String tossSellerId;

    @Override
    public synchronized SellerState open(SellerRequest request) {
      return new SellerState(tossSellerId, status, code);
    }

    @Override
    public synchronized SellerState mark(SellerMark mark) {
      tossSellerId = mark.tossSellerId() == null ? tossSellerId : mark.tossSellerId();
      status = mark.status() == null ? status : mark.status();
      code = mark.tossCode();
      return new SellerState(tossSellerId, status, code);
    }

    @Override
    public synchronized SellerAnswer register(RegisterSeller seller) {
      registered.add(seller.idempotencyKey());
      if (registered.size() <= lostAnswers) {
        throw ApplicationFailure.newFailure("No answer", ErrorCode.TOSS_NO_ANSWER.name());
      }
      SellerAnswer refused = refuses;
      if (refused != null) {
        return refused;
      }
      toss = known(SellerStatus.APPROVAL_REQUIRED);
      return toss;
    }

    @Override
    public synchronized SellerAnswer find(FindSeller question) {
      asked.add(question.tossSellerId() == null ? question.refSellerId() : question.tossSellerId());
      return toss;
    }
  }
}
