package dev.wonflow.payout;

import static java.util.Objects.requireNonNull;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Doubling;
import dev.wonflow.payment.LongHistory;
import dev.wonflow.payment.Moment;
import dev.wonflow.payout.PayoutAnswer.Absent;
import dev.wonflow.payout.PayoutAnswer.Refused;
import dev.wonflow.payout.PayoutAnswer.Shown;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gets a payout to Toss once and stays until Toss has ended it. Toss takes a reference twice, so
 * before every try it is asked whether it has it; without that answer nothing is sent.
 */
final class Sending {
  private static final Hours ANY = new Hours(List.of(), null);

  private final PayoutRequest request;
  private final PayoutSteps steps;
  private final PayoutDesk desk;
  private final String tossSellerId;
  private @Nullable String tossPayoutId;
  private @Nullable Instant unknownSince;
  private @Nullable Instant begunSince;
  private @Nullable LocalDate planned;
  private Doubling pauses;
  private int generation = 1;

  Sending(PayoutRequest request, PayoutSteps steps, PayoutDesk desk, PayoutState stored) {
    this.request = request;
    this.steps = steps;
    this.desk = desk;
    this.tossSellerId = stored.tossSellerId() == null ? "" : stored.tossSellerId();
    this.tossPayoutId = stored.tossPayoutId();
    this.pauses = growing();
    this.planned = request.payOn();
    PayoutProgress before = request.progress();
    this.unknownSince = before == null ? null : before.unknownSince();
    this.begunSince = before == null ? null : before.begunSince();
  }

  Ending untilEnded() {
    while (true) {
      Ending ending = next();
      if (ending != null) {
        desk.resolved();
        return ending;
      }
      if (LongHistory.isReached() && !desk.canceled()) {
        Workflow.continueAsNew(
            request.continued(new PayoutProgress(unknownSince, begunSince, desk.open())));
      }
    }
  }

  /** One question, and one try where the answer is that Toss does not have it. */
  private @Nullable Ending next() {
    PayoutAnswer found = PayoutSteps.answer(() -> steps.toss().find(question()));
    return switch (found) {
      case null -> unanswered();
      case Refused refused -> unanswered(); // the question was refused, not the payout
      case Shown shown -> shown(shown.payout());
      case Absent absent -> sendWhenOpen();
    };
  }

  /** What is planned goes to Toss at any hour, what is to be paid at once when banks are open. */
  private @Nullable Ending sendWhenOpen() {
    Instant now = Moment.now();
    Hours hours = desk.canceled() ? ANY : hours(now);
    if (desk.canceled()) {
      return Ending.canceled(null);
    }
    planned = Slot.planned(request.payOn(), now, hours);
    Instant slot = planned != null || !request.waits().officeHours() ? now : Slot.from(now, hours);
    return slot.isAfter(now) ? scheduled(slot, "Banks are closed") : send();
  }

  private Hours hours(Instant now) {
    return request.waits().officeHours()
        ? desk.insist(
            () -> steps.hours().step(h -> h.ahead(new HoursAsked(request.sellerId(), now))))
        : ANY;
  }

  private @Nullable Ending send() {
    desk.says(PayoutStatus.SENT, "Asks Toss to pay " + request.amount());
    PayoutAnswer answer = PayoutSteps.answer(() -> steps.toss().send(order()));
    return switch (answer) {
      case null -> silence();
      case Absent absent -> silence();
      case Shown shown -> shown(shown.payout());
      case Refused refused -> refused(refused);
    };
  }

  /** Where it is known whether Toss has it, a missing answer does not make that unknown. */
  private @Nullable Ending unanswered() {
    boolean known = desk.status().isWithUs() || tossPayoutId != null;
    return known ? rest(pauses.next()) : silence();
  }

  private @Nullable Ending shown(TossPayout payout) {
    unknownSince = null;
    return switch (payout.status()) {
      case COMPLETED -> Ending.completed(payout.id());
      case FAILED -> Ending.failed(payout.id(), payout.errorCode());
      case CANCELED -> Ending.canceled(payout.id());
      case REQUESTED -> isPlanned() ? planned(payout) : sent(payout);
      case IN_PROGRESS, UNKNOWN -> sent(payout);
    };
  }

  private boolean isPlanned() {
    return planned != null && Moment.now().isBefore(Slot.begins(planned));
  }

  /** Toss has it for a later day, and drops it if it is asked to. */
  private @Nullable Ending planned(TossPayout payout) {
    Instant begins = Slot.begins(requireNonNull(planned));
    if (!payout.id().equals(tossPayoutId)) {
      tossPayoutId = payout.id();
      mark(new PayoutMark(request.payoutId(), PayoutStatus.SCHEDULED, payout.id(), null, begins));
    }
    desk.says(PayoutStatus.SCHEDULED, "Toss has it for " + planned);
    return desk.canceled() ? callOff(payout) : rest(Moment.until(begins));
  }

  private @Nullable Ending callOff(TossPayout payout) {
    var cancel = new CancelPayout(request.payoutId(), payout.id(), request.amount());
    boolean dropped =
        PayoutSteps.answer(() -> steps.toss().cancel(cancel)) instanceof Shown shown
            && shown.payout().status() == TossPayoutStatus.CANCELED;
    return dropped ? Ending.canceled(payout.id()) : rest(pauses.next()); // then Toss is asked again
  }

  private @Nullable Ending sent(TossPayout payout) {
    desk.tooLate();
    Instant now = Moment.now();
    if (begunSince == null) {
      begunSince = now;
    }
    if (now.isBefore(begunSince.plus(request.waits().overdue()))) {
      desk.resolved();
    } else {
      desk.needsOperator(ErrorCode.TOSS_IN_FLIGHT, "Toss has not ended it since " + begunSince);
    }
    if (!payout.id().equals(tossPayoutId) || desk.status().isWithUs()) {
      tossPayoutId = payout.id();
      pauses = growing();
      mark(new PayoutMark(request.payoutId(), PayoutStatus.SENT, payout.id(), null, null));
    }
    desk.says(PayoutStatus.SENT, "Toss has it: " + payout.status());
    return rest(pauses.next());
  }

  /** It may be at Toss or not. */
  private @Nullable Ending silence() {
    Instant now = Moment.now();
    if (unknownSince == null) {
      unknownSince = now;
      mark(PayoutMark.of(request.payoutId(), PayoutStatus.UNKNOWN));
    }
    desk.says(PayoutStatus.UNKNOWN, "Not known whether Toss has it; asked again soon");
    if (!now.isBefore(unknownSince.plus(request.waits().operatorAfter()))) {
      desk.needsOperator(
          ErrorCode.TOSS_NO_ANSWER, "Not known since " + unknownSince + " whether Toss has it");
    }
    return rest(pauses.next());
  }

  private @Nullable Ending refused(Refused refused) {
    return switch (refused.fault()) {
      case IN_FLIGHT -> rest(request.waits().inFlight());
      case UNKNOWN_RESULT, ALREADY_DONE -> silence();
      case TRANSIENT, RATE -> again(Moment.now().plus(pauses.next()), refused);
      case CALENDAR -> again(Slot.after(Moment.now()), refused);
      case MAINTENANCE -> again(Moment.now().plus(request.waits().askMost()), refused);
      case BUG_OR_CONFIG -> called(refused);
      case NEEDS_HUMAN ->
          refused.code().equals("NOT_ENOUGH_AMOUNT") ? called(refused) : no(refused);
      case DECLINED, SESSION_GONE, LOCK_LOST -> no(refused);
    };
  }

  private static Ending no(Refused refused) {
    return Ending.failed(null, refused.code());
  }

  private @Nullable Ending called(Refused refused) {
    boolean key = refused.code().equals("UNAUTHORIZED_KEY");
    desk.needsOperator(
        key ? ErrorCode.TOSS_UNAUTHORIZED : ErrorCode.TOSS_CONFIG, "Toss says " + refused.code());
    return again(Moment.now().plus(request.waits().askMost()), refused);
  }

  /** Toss did not take it and may later: under a new key, since the old one replays the error. */
  private @Nullable Ending again(Instant at, Refused refused) {
    generation++;
    return scheduled(at, "Toss says " + refused.code());
  }

  private @Nullable Ending scheduled(Instant at, String why) {
    mark(new PayoutMark(request.payoutId(), PayoutStatus.SCHEDULED, null, null, at));
    desk.says(PayoutStatus.SCHEDULED, why + "; goes out at " + at);
    return rest(Moment.until(at));
  }

  private @Nullable Ending rest(Duration atMost) {
    desk.pause(atMost);
    return null;
  }

  private Doubling growing() {
    return new Doubling(request.waits().askFirst(), request.waits().askMost());
  }

  private void mark(PayoutMark mark) {
    desk.insist(() -> steps.records().step(r -> r.mark(mark)));
  }

  private FindPayout question() {
    return new FindPayout(
        request.payoutId(), request.amount(), tossPayoutId, request.requestedAt());
  }

  private SendPayout order() {
    return new SendPayout(request.payoutId(), tossSellerId, request.amount(), generation, planned);
  }
}
