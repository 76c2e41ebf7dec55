package dev.wonflow.activities.toss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wonflow.id.PayoutId;
import dev.wonflow.money.Money;
import dev.wonflow.payout.CancelPayout;
import dev.wonflow.payout.FindPayout;
import dev.wonflow.payout.PayoutAnswer;
import dev.wonflow.payout.SendPayout;
import dev.wonflow.payout.TossBalance;
import dev.wonflow.payout.TossPayout;
import dev.wonflow.payout.TossPayoutStatus;
import dev.wonflow.payout.TossPayouts;
import dev.wonflow.toss.TossAnswer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import org.springframework.stereotype.Component;

@Component
class TossPayoutsImpl implements TossPayouts {
  private static final JsonMapper JSON = new JsonMapper();

  /** Toss prints up to 7 characters into the receiver's bank book. */
  private static final String DESCRIPTION = "정산";

  /** For clocks that differ at midnight. */
  private static final Duration EARLIER = Duration.ofDays(2);

  private final PayoutApi api;
  private final Sealing sealing;

  TossPayoutsImpl(PayoutApi api, Sealing sealing) {
    this.api = api;
    this.sealing = sealing;
  }

  @Override
  public PayoutAnswer send(SendPayout order) {
    return Calls.ask(
        () -> {
          JsonNode items =
              api.send(order.idempotencyKey(), sealing.lock("[" + json(order) + "]")).path("items");
          if (items.size() != 1) {
            throw Calls.otherThing();
          }
          return shown(items.get(0), order.payoutId(), order.amount());
        },
        TossPayoutsImpl::refused);
  }

  @Override
  public PayoutAnswer cancel(CancelPayout planned) {
    return Calls.ask(
        () -> shown(api.cancel(planned.tossPayoutId()), planned.payoutId(), planned.amount()),
        TossPayoutsImpl::refused);
  }

  @Override
  public PayoutAnswer find(FindPayout question) {
    String id = question.tossPayoutId();
    if (id != null) {
      return Calls.ask(
          () -> shown(api.payout(id), question.payoutId(), question.amount()),
          TossPayoutsImpl::refused);
    }
    LocalDate since = question.since().minus(EARLIER).atOffset(ZoneOffset.ofHours(9)).toLocalDate();
    return Calls.ask(
        () ->
            Calls.search(
                    after -> api.payouts(after, since.toString()),
                    "refPayoutId",
                    question.payoutId().value())
                .map(item -> shown(item, question.payoutId(), question.amount()))
                .orElseGet(PayoutAnswer.Absent::new),
        TossPayoutsImpl::refused);
  }

  @Override
  public TossBalance balance() {
    return Calls.ask(
        () -> {
          JsonNode balance = api.balance();
          return new TossBalance(
              money(balance.path("availableAmount")),
              balance.hasNonNull("pendingAmount") ? money(balance.path("pendingAmount")) : null);
        },
        no -> {
          throw NoAnswer.because("Toss says " + no.code() + " instead of its balance");
        });
  }

  private static PayoutAnswer refused(TossAnswer.Refused no) {
    return new PayoutAnswer.Refused(no.fault(), no.code());
  }

  private static ObjectNode json(SendPayout order) {
    ObjectNode item = JSON.createObjectNode();
    item.put("refPayoutId", order.payoutId().value());
    item.put("destination", order.tossSellerId());
    LocalDate day = order.payOn();
    item.put("scheduleType", day == null ? "EXPRESS" : "SCHEDULED");
    if (day != null) {
      item.put("payoutDate", day.toString());
    }
    item.putObject("amount")
        .put("currency", order.amount().currency().getCurrencyCode())
        .put("value", order.amount().minor());
    item.put("transactionDescription", DESCRIPTION);
    return item;
  }

  private static Money money(JsonNode amount) {
    if (!amount.path("value").isNumber()) {
      throw NoAnswer.because("An amount that is none");
    }
    return new Money(
        Currency.getInstance(amount.path("currency").asText()),
        amount.path("value").decimalValue().longValueExact());
  }

  /** The payout, if it is the one that was asked for. */
  private static PayoutAnswer shown(JsonNode item, PayoutId id, Money amount) {
    if (!item.hasNonNull("id") || !item.hasNonNull("status")) {
      throw NoAnswer.because("An answer that is no payout");
    }
    Money paid = money(item.path("amount"));
    if (!item.path("refPayoutId").asText().equals(id.value()) || !paid.equals(amount)) {
      throw Calls.otherThing();
    }
    JsonNode error = item.path("error").path("code");
    return new PayoutAnswer.Shown(
        new TossPayout(
            item.path("id").asText(),
            id,
            status(item.path("status").asText()),
            paid,
            error.isTextual() ? error.asText() : null));
  }

  private static TossPayoutStatus status(String text) {
    return Arrays.stream(TossPayoutStatus.values())
        .filter(status -> status.name().equals(text))
        .findFirst()
        .orElse(TossPayoutStatus.UNKNOWN);
  }
}
