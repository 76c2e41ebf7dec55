package dev.wonflow.api.explanation;

import dev.wonflow.api.Settings;
import dev.wonflow.api.explanation.Explanation.Next;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.api.operation.Inbox;
import dev.wonflow.api.operation.Run;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.toss.VirtualAccount;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what is known about a payment into words. */
@Component
class Story {
  private final MessageSource messages;
  private final Settings settings;

  Story(MessageSource messages, Settings settings) {
    this.messages = messages;
    this.settings = settings;
  }

  Explanation tell(Known known, Locale locale) {
    return new Telling(known, locale).explanation();
  }

  /** One explanation in the making. */
  private final class Telling {
    private final Known known;
    private final Payment payment;
    private final Locale locale;

    Telling(Known known, Locale locale) {
      this.known = known;
      this.payment = known.payment();
      this.locale = locale;
    }

    Explanation explanation() {
      List<String> happened = happened();
      String money = say("explain.money." + whereMoneyIs(), money(payment.remaining()));
      String waits = waitsFor();
      Next next = next();
      List<String> may = known.operatorMay();
      String text =
          Stream.concat(
                  happened.stream(),
                  Stream.of(money, waits, next == null ? null : sentence(next), mayInWords(may)))
              .filter(part -> part != null && !part.isEmpty())
              .collect(Collectors.joining(" "));
      return new Explanation(
          payment.id().value(), payment.status(), happened, money, waits, next, may, text);
    }

    private List<String> happened() {
      List<String> said = new ArrayList<>();
      said.add(
          say(
              "explain.requested",
              time(payment.requestedAt()),
              money(payment.amount()),
              payment.orders().size()));
      if (payment.paymentKey() != null) {
        said.add(say("explain.agreed"));
      }
      VirtualAccount account = payment.virtualAccount();
      if (account != null) {
        said.add(say("explain.account", time(account.dueAt())));
      }
      if (payment.approvedAt() != null) {
        said.add(say("explain.charged", time(payment.approvedAt())));
      }
      if (known.booked() > 0) {
        said.add(say("explain.booked", known.booked(), known.credited(), payment.orders().size()));
      }
      Failure failure = payment.failure();
      if (failure != null) {
        said.add(say("explain.failure", failure.code().name(), reason(failure)));
      }
      if (known.hints() > 0) {
        said.add(say("explain.hints", known.hints()));
      }
      known.open().ifPresent(open -> said.add(stuck(open)));
      return said;
    }

    private String stuck(Inbox.Case open) {
      return say("explain.case", time(open.since().toInstant()), open.code().name());
    }

    private String whereMoneyIs() {
      boolean charged = payment.approvedAt() != null;
      return switch (payment.status()) {
        case IN_REVIEW, READY, FAILED, EXPIRED -> "none";
        case EXECUTING -> known.booked() > 0 ? "booking" : "asking";
        case UNKNOWN -> "unknown";
        case WAITING_FOR_DEPOSIT -> "buyer";
        case DONE -> "done";
        case PARTIALLY_CANCELED -> "partial";
        case CANCELED -> charged ? "returned" : "none";
      };
    }

    private @Nullable String waitsFor() {
      if (payment.status().isFinal()) {
        return null;
      }
      if (known.isAbandoned()) {
        return say("explain.waits.nobody");
      }
      if (known.run().isEmpty()) {
        return say("explain.waits.away");
      }
      return known
          .failingStep()
          .map(step -> say("explain.waits.step", step.name(), step.attempt()))
          .orElseGet(() -> say("explain.waits." + payment.status()));
    }

    private @Nullable Next next() {
      if (payment.status().isFinal() || known.isAbandoned()) {
        return null;
      }
      Instant at = known.failingStep().map(Run.Step::next).orElseGet(this::byStatus);
      return new Next(say("explain.next." + payment.status()), SeoulTime.orNull(at));
    }

    private @Nullable Instant byStatus() {
      VirtualAccount account = payment.virtualAccount();
      return switch (payment.status()) {
        case READY -> payment.requestedAt().plus(settings.waits().all().confirmWithin());
        case WAITING_FOR_DEPOSIT -> account == null ? null : account.dueAt();
        default ->
            known.open().map(Inbox.Case::nextAttemptAt).map(OffsetDateTime::toInstant).orElse(null);
      };
    }

    private String sentence(Next next) {
      OffsetDateTime at = next.at();
      return at == null ? next.what() : say("explain.next.at", next.what(), time(at.toInstant()));
    }

    private @Nullable String mayInWords(List<String> may) {
      return may.isEmpty() || payment.status() == PaymentStatus.READY
          ? null
          : say(
              "explain.may",
              may.stream().map(word -> say("command." + word)).collect(Collectors.joining(", ")));
    }

    private String reason(Failure failure) {
      return messages.getMessage("reason." + failure.code(), null, failure.message(), locale) + "";
    }

    private String money(Money money) {
      return say("money", money.minor());
    }

    private String time(Instant time) {
      return DateTimeFormatter.ofPattern(say("time.long"), locale).format(SeoulTime.of(time));
    }

    private String say(String key, Object... values) {
      return messages.getMessage(key, values, locale);
    }
  }
}
