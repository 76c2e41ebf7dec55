package dev.wonflow.payout;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Moment;
import dev.wonflow.payout.PayoutAnswer.Absent;
import dev.wonflow.payout.PayoutAnswer.Refused;
import dev.wonflow.payout.PayoutAnswer.Shown;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gets a payout to Toss once and stays until Toss has ended it. Toss takes a reference twice, so
 * before every try it is asked whether it has it; without that answer nothing is sent.
 */
final class Sending {
  private final PayoutRequest request;
  private final PayoutSteps steps;
  private final PayoutDesk desk;
  private final String tossSellerId;
  private @Nullable String tossPayoutId;
  private @Nullable Instant unknownSince;
  private Duration pause;
  private int generation = 1;

  Sending(PayoutRequest request, PayoutSteps steps, PayoutDesk desk, PayoutState stored) {
    this.request = request;
    this.steps = steps;
    this.desk = desk;
    this.tossSellerId = stored.tossSellerId() == null ? "" : stored.tossSellerId();
    this.tossPayoutId = stored.tossPayoutId();
    this.pause = request.waits().askFirst();
  }

  Ending untilEnded() {
    while (true) {
      Ending ending = next();
      if (ending != null) {
        desk.resolved();
        return ending;
      }
      if (Workflow.getInfo().isContinueAsNewSuggested() && !desk.canceled()) {
        Workflow.continueAsNew(request); // the next run reads how far this one came
      }
    }
  }

  /** One question, and one try where the answer is that Toss does not have it. */
  private @Nullable Ending next() {
    PayoutAnswer found = answer(() -> steps.toss().find(question()));
    return switch (found) {
      case null -> unanswered();
      case Refused refused -> unanswered(); // the question was refused, not the payout
      case Shown shown -> shown(shown.payout());
      case Absent absent -> desk.canceled() ? Ending.canceled() : send();
    };
  }

  private @Nullable Ending send() {
    desk.says(PayoutStatus.SENT, "Asks Toss to pay " + request.amount());
    PayoutAnswer answer = answer(() -> steps.toss().send(order()));
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
    return known ? rest(grown()) : silence();
  }

  private @Nullable Ending shown(TossPayout payout) {
    unknownSince = null;
    return switch (payout.status()) {
      case COMPLETED -> Ending.completed(payout.id());
      case FAILED, CANCELED -> Ending.failed(payout.id(), payout.errorCode());
      case REQUESTED, IN_PROGRESS, UNKNOWN -> sent(payout);
    };
  }

  private @Nullable Ending sent(TossPayout payout) {
    desk.resolved();
    if (!payout.id().equals(tossPayoutId)) {
      tossPayoutId = payout.id();
      pause = request.waits().askFirst();
      mark(new PayoutMark(request.payoutId(), PayoutStatus.SENT, payout.id(), null, null));
    }
    desk.says(PayoutStatus.SENT, "Toss has it: " + payout.status());
    return rest(grown());
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
      desk.needsOperator(ErrorCode.TOSS_NO_ANSWER);
    }
    return rest(grown());
  }

  private @Nullable Ending refused(Refused refused) {
    return switch (refused.fault()) {
      case IN_FLIGHT -> rest(request.waits().inFlight());
      case UNKNOWN_RESULT, ALREADY_DONE -> silence();
      case TRANSIENT, RATE -> again(Moment.now().plus(grown()), refused);
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
    desk.needsOperator(key ? ErrorCode.TOSS_UNAUTHORIZED : ErrorCode.TOSS_CONFIG);
    return again(Moment.now().plus(request.waits().askMost()), refused);
  }

  /** Toss did not take it and may later: under a new key, since the old one replays the error. */
  private @Nullable Ending again(Instant at, Refused refused) {
    generation++;
    mark(new PayoutMark(request.payoutId(), PayoutStatus.SCHEDULED, null, null, at));
    desk.says(PayoutStatus.SCHEDULED, "Toss says " + refused.code() + "; goes out at " + at);
    return rest(Moment.until(at));
  }

  private @Nullable Ending rest(Duration atMost) {
    desk.pause(atMost);
    return null;
  }

  private Duration grown() {
    Duration now = pause;
    Duration doubled = pause.multipliedBy(2);
    Duration most = request.waits().askMost();
    pause = doubled.compareTo(most) < 0 ? doubled : most;
    return now;
  }

  private void mark(PayoutMark mark) {
    desk.insist(() -> steps.records().step(r -> r.mark(mark)));
  }

  private FindPayout question() {
    return new FindPayout(
        request.payoutId(), request.amount(), tossPayoutId, request.requestedAt());
  }

  private SendPayout order() {
    return new SendPayout(request.payoutId(), tossSellerId, request.amount(), generation);
  }

  /** Null where there is no answer. */
  private static @Nullable PayoutAnswer answer(Supplier<PayoutAnswer> call) {
    try {
      return call.get();
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      return null;
    }
  }
}
