package dev.wonflow.reconciliation;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.Waits;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.payout.PayoutWorld;
import dev.wonflow.refund.FollowUpRequest;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A day in memory: pages of Toss, payments that Toss charged, and those that the books know. */
final class ScriptedReconciliation implements Reconciliation, PayoutReports {
  private static final Duration PAGE = Duration.ofSeconds(20);
  private final List<String> pages;
  private final Map<String, PaymentRequest> payments = new LinkedHashMap<>();
  private final Map<PayoutRequest, PayoutWorld> payouts = new LinkedHashMap<>();
  private final Set<String> booked;
  final List<String> read = new ArrayList<>();
  final List<String> steps = new ArrayList<>();
  final ScriptedSettlements settlements = new ScriptedSettlements(steps);
  final List<PaymentId> suspects = new ArrayList<>();
  final List<List<String>> looks = new ArrayList<>();
  private final Set<String> ended = new HashSet<>();
  private int failures;
  private int payoutFailures;
  private int payoutPages = 1;
  final List<@Nullable String> payoutsFrom = new ArrayList<>();
  private int busy;
  private long vanished;
  private boolean capped;
  private @Nullable RunEnd end;

  /** The books are shared with whatever heals. */
  ScriptedReconciliation(Set<String> booked, String... pages) {
    this.booked = booked;
    this.pages = Arrays.asList(pages);
  }

  ScriptedReconciliation charged(PaymentRequest request) {
    payments.put(request.paymentId().value(), request);
    return this;
  }

  /** Toss shows it as paid; odd until its own books know. */
  ScriptedReconciliation paidOut(PayoutRequest request, PayoutWorld books) {
    payouts.put(request, books);
    return this;
  }

  ScriptedReconciliation failing(int times) {
    failures = times;
    return this;
  }

  ScriptedReconciliation withoutPayouts(int times) {
    payoutFailures = times;
    return this;
  }

  ScriptedReconciliation payoutPages(int pages) {
    payoutPages = pages;
    return this;
  }

  ScriptedReconciliation busy(int times) {
    busy = times;
    return this;
  }

  ScriptedReconciliation vanished(long lines) {
    vanished = lines;
    return this;
  }

  ScriptedReconciliation capped() {
    capped = true;
    return this;
  }

  /** Like charged, but the payment has ended: what is missing is a cancel. */
  ScriptedReconciliation canceled(PaymentRequest request) {
    ended.add(request.paymentId().value());
    return charged(request);
  }

  private @Nullable FollowUpRequest followUp(String id) {
    return ended.contains(id)
        ? new FollowUpRequest(new PaymentId(id), new PaymentKey("key-" + id), Waits.DEFAULT)
        : null;
  }

  @Nullable RunEnd end() {
    return end;
  }

  @Override
  public synchronized OpenedRun open(Opening opening) {
    steps.add("open " + opening.date() + " " + opening.trigger());
    return busy-- > 0 ? new OpenedRun(0, false, null) : new OpenedRun(1, true, PAGE);
  }

  @Override
  public synchronized PagesRead read(Reading reading) {
    if (failures-- > 0) {
      throw ApplicationFailure.newFailure("away", ErrorCode.TOSS_NO_ANSWER.name());
    }
    int next = reading.after() == null ? 0 : pages.indexOf(reading.after()) + 1;
    if (next == pages.size()) {
      return new PagesRead(reading.after(), 0, 0, true);
    }
    read.add(pages.get(next));
    return new PagesRead(pages.get(next), 5_000, 0, false);
  }

  @Override
  public synchronized Comparison compare(Comparing comparing) {
    steps.add("compare " + comparing.round());
    return new Comparison(left(), left(), vanished);
  }

  /** Above the cap too it names what could be healed: it is the run that must leave it alone. */
  @Override
  public synchronized Remedies remedies(RunReference run) {
    List<Remedy> found =
        odd().stream().map(id -> new Remedy(new PaymentId(id), followUp(id))).toList();
    return new Remedies(
        found,
        unpaid().stream().map(PayoutRemedy::new).toList(),
        capped,
        left(),
        Money.krw(10_000));
  }

  @Override
  public synchronized Suspects suspects(RunReference run) {
    return new Suspects(List.copyOf(suspects));
  }

  @Override
  public synchronized void keepMissing(MissingWorkflows missing) {
    looks.add(missing.payments().stream().map(PaymentId::value).toList());
  }

  @Override
  public synchronized PayoutsRead readPayouts(PayoutReading reading) {
    if (payoutFailures-- > 0) {
      throw ApplicationFailure.newFailure("short", ErrorCode.TOSS_NO_ANSWER.name());
    }
    int read = reading.from().payouts() + 1;
    payoutsFrom.add(reading.from().after());
    return new PayoutsRead(LocalDate.EPOCH, "after-" + read, read, read >= payoutPages);
  }

  @Override
  public synchronized PaymentRequest storedRequest(Remedy remedy) {
    steps.add("start " + remedy.paymentId());
    PaymentRequest request = payments.get(remedy.paymentId().value());
    if (request == null) {
      throw new IllegalStateException("Nobody charged " + remedy);
    }
    return request;
  }

  @Override
  public synchronized Unhealed unhealed(RunReference run) {
    return new Unhealed(left());
  }

  @Override
  public synchronized ReconciliationOutcome close(RunEnd ended) {
    end = ended;
    boolean healed = steps.contains("compare 2");
    ReconciliationVerdict verdict =
        ended.missing() != null
            ? ReconciliationVerdict.INCOMPLETE
            : left() == 0
                ? healed ? ReconciliationVerdict.HEALED : ReconciliationVerdict.BALANCED
                : ReconciliationVerdict.OPEN;
    return new ReconciliationOutcome(
        LocalDate.EPOCH, 1, verdict, Money.krw(0), Money.krw(0), Money.krw(0), left());
  }

  private int left() {
    return odd().size() + unpaid().size();
  }

  private List<PayoutRequest> unpaid() {
    return payouts.entrySet().stream()
        .filter(payout -> !payout.getValue().isAt(PayoutStatus.COMPLETED))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<String> odd() {
    return payments.keySet().stream().filter(id -> !booked.contains(id)).toList();
  }
}
