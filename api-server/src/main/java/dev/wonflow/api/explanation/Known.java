package dev.wonflow.api.explanation;

import dev.wonflow.api.operation.Inbox;
import dev.wonflow.api.operation.Run;
import dev.wonflow.api.operation.Words;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.operation.CommandKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known about a payment.
 *
 * @param open its case in the inbox
 * @param run empty where Temporal does not answer
 * @param hints how often Toss sent a webhook about it
 */
record Known(Payment payment, Optional<Inbox.Case> open, Optional<Run> run, long hints) {
  /** Whether nobody works on it although it has not ended. */
  boolean isAbandoned() {
    return !payment.status().isFinal() && run.filter(found -> !found.isRunning()).isPresent();
  }

  /** The step of the workflow that does not succeed, where there is one. */
  Optional<Run.Step> failingStep() {
    return run.stream()
        .flatMap(found -> found.steps().stream())
        .filter(step -> step.attempt() > 1)
        .findFirst();
  }

  List<String> operatorMay() {
    if (payment.status().isFinal()) {
      boolean refundable = payment.approvedAt() != null && payment.remaining().isPositive();
      return Stream.concat(
              refundable ? Stream.of(Words.of(CommandKind.CANCEL)) : Stream.empty(),
              open.stream().flatMap(found -> found.mayDo().stream()))
          .toList();
    }
    if (isAbandoned()) {
      return List.of(Words.RECOVER);
    }
    return open.map(Inbox.Case::mayDo)
        .orElseGet(
            () ->
                Arrays.stream(CommandKind.values())
                    .filter(kind -> kind.isAllowedIn(payment.status()))
                    .map(Words::of)
                    .toList());
  }

  long booked() {
    return payment.orders().stream().filter(Payment.Order::ledgerUpdated).count();
  }

  long credited() {
    return payment.orders().stream().filter(Payment.Order::walletUpdated).count();
  }
}
