package dev.wonflow.simulator.gateway;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The order of things for one call: rate, key in flight, fault, stored answer, work with its
 * answer, fault.
 */
@Component
class Gateway {
  private final ErrorCatalogue catalogue;
  private final IdempotentAnswers answers;
  private final RateLimit rateLimit;
  private final TransactionTemplate transaction;
  private final Declines declines;
  private final Announcements announcements;

  Gateway(
      ErrorCatalogue catalogue,
      IdempotentAnswers answers,
      RateLimit rateLimit,
      TransactionTemplate transaction,
      Declines declines,
      Announcements announcements) {
    this.catalogue = catalogue;
    this.answers = answers;
    this.rateLimit = rateLimit;
    this.transaction = transaction;
    this.declines = declines;
    this.announcements = announcements;
  }

  /**
   * @param testCode error that the caller asks for; ignored with live keys
   */
  Answer answer(
      Merchant merchant,
      Call call,
      @Nullable String testCode,
      Misbehaviour misbehaviour,
      Supplier<Answer> work) {
    rateLimit.pass(merchant, call);
    var key = call.idempotencyKey();
    if (call.method().equals("POST") && key != null && (key.isEmpty() || key.length() > 300)) {
      throw new TossError("INVALID_IDEMPOTENCY_KEY");
    }
    var forced = merchant.isTest() ? forced(testCode) : Optional.<TossError>empty();
    Supplier<Answer> done =
        () ->
            forced
                .or(misbehaviour::instead)
                .map(error -> refuse(merchant, call, error))
                .orElseGet(work);
    var answer = committed(merchant, call, misbehaviour, done);
    if (call.orderId() != null) {
      announcements.await(call.orderId());
    }
    return misbehaviour.after(answer);
  }

  private Answer committed(
      Merchant merchant, Call call, Misbehaviour misbehaviour, Supplier<Answer> work) {
    if (!call.isRepeatable()) {
      return misbehaviour.before().orElseGet(() -> inTransaction(work));
    }
    var scope = call.scope(merchant);
    answers.begin(scope);
    try {
      return misbehaviour
          .before()
          .or(() -> answers.find(scope))
          .orElseGet(() -> inTransaction(() -> kept(scope, call, work.get())));
    } finally {
      answers.end(scope);
    }
  }

  /** The answer is stored with what it says: a crash loses both or none. */
  private Answer kept(String scope, Call call, Answer answer) {
    answers.keep(scope, call.traceId(), answer);
    return answer;
  }

  private Answer refuse(Merchant merchant, Call call, TossError error) {
    var declined = catalogue.find(error.code()).filter(ErrorCatalogue.Entry::declines);
    if (call.endpoint() == Endpoint.CONFIRM && call.paymentKey() != null && declined.isPresent()) {
      declines.decline(merchant, call.paymentKey(), error.code(), declined.get().korean());
    }
    return catalogue.answer(error, call.path(), call.language());
  }

  private Optional<TossError> forced(@Nullable String testCode) {
    if (testCode == null || testCode.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new TossError(catalogue.find(testCode).isPresent() ? testCode : "INVALID_TEST_CODE"));
  }

  private Answer inTransaction(Supplier<Answer> work) {
    var answer = transaction.execute(status -> work.get());
    if (answer == null) {
      throw new IllegalStateException("a call without an answer");
    }
    return answer;
  }
}
