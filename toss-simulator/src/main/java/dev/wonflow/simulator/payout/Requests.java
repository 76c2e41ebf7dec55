package dev.wonflow.simulator.payout;

import dev.wonflow.simulator.BusinessDays;
import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.Tokens;
import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import dev.wonflow.simulator.payout.Payout.Schedule;
import dev.wonflow.simulator.payout.Payout.Status;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Taking payout requests: all of an array or none, and the first error is the one that is told. */
@Service
class Requests {
  private static final int MOST = 100;
  private static final long WEEKLY = 10_000_000;
  private static final LocalTime OPENS = LocalTime.of(8, 0);
  private static final LocalTime CLOSES = LocalTime.of(15, 0);
  private static final LocalTime EXECUTED = LocalTime.of(9, 0);
  private final PayoutRows rows;
  private final Sellers sellers;
  private final BusinessDays businessDays;
  private final SimulatorClock clock;
  private final Settings settings;

  /** One item as the shop sends it. */
  record Item(
      @Nullable String refPayoutId,
      @Nullable String destination,
      @Nullable Schedule scheduleType,
      @Nullable LocalDate payoutDate,
      @Nullable Amount amount,
      @Nullable String transactionDescription,
      @Nullable Map<String, String> metadata) {}

  Requests(
      PayoutRows rows,
      Sellers sellers,
      BusinessDays businessDays,
      SimulatorClock clock,
      Settings settings) {
    this.rows = rows;
    this.sellers = sellers;
    this.businessDays = businessDays;
    this.clock = clock;
    this.settings = settings;
  }

  List<Payout> accept(Merchant merchant, List<Item> items) {
    if (items.isEmpty() || items.size() > MOST) {
      throw refused("INVALID_REQUEST", null);
    }
    long available = rows.available(merchant);
    var bySeller = new HashMap<String, Long>();
    var payouts = new ArrayList<Payout>();
    for (var item : items) {
      var payout = checked(merchant, item);
      requirePayable(
          merchant, payout, bySeller.merge(payout.destination(), payout.won(), Long::sum));
      available -= payout.won();
      payouts.add(payout);
    }
    if (available < 0) {
      throw refused("NOT_ENOUGH_AMOUNT", null);
    }
    payouts.forEach(payout -> rows.insert(merchant, payout));
    return payouts;
  }

  private Payout checked(Merchant merchant, Item item) {
    var reference = item.refPayoutId();
    var destination = item.destination();
    var description = item.transactionDescription();
    var won = item.amount() == null ? null : item.amount().won();
    if (reference == null
        || reference.isBlank()
        || reference.length() > 50
        || destination == null) {
      throw refused("INVALID_REQUEST", null);
    }
    if (won == null
        || description == null
        || description.length() > 7
        || item.scheduleType() == null) {
      throw refused("INVALID_REQUEST", null);
    }
    if (settings.payout().refusesUsedReferences() && rows.isKnown(merchant, reference)) {
      throw refused("DUPLICATED_REQUEST", null);
    }
    var now = clock.now();
    var date = date(item.scheduleType(), item.payoutDate());
    return new Payout(
        "FPA_" + Tokens.lower(26),
        reference,
        destination,
        item.scheduleType(),
        date,
        won,
        description,
        item.metadata(),
        first(item.scheduleType()),
        now,
        due(item.scheduleType(), date, now),
        null);
  }

  private LocalDate date(Schedule schedule, @Nullable LocalDate wanted) {
    var now = SeoulTime.at(clock.now());
    var today = now.toLocalDate();
    if (schedule == Schedule.EXPRESS) {
      var time = now.toLocalTime();
      requireBusinessDay(today);
      if (settings.payout().officeHours() && (time.isBefore(OPENS) || !time.isBefore(CLOSES))) {
        throw refused("INVALID_PAYABLE_DATE", null);
      }
      return today;
    }
    if (wanted == null || !wanted.isAfter(today) || wanted.isAfter(today.plusYears(1))) {
      throw refused("INVALID_PAYABLE_DATE", null);
    }
    requireBusinessDay(wanted);
    return wanted;
  }

  private void requireBusinessDay(LocalDate date) {
    if (settings.payout().officeHours() && !businessDays.isBusinessDay(date)) {
      throw refused("NOT_ALLOWED_HOLIDAY", null);
    }
  }

  private Status first(Schedule schedule) {
    var atOnce = schedule == Schedule.EXPRESS && settings.payout().expressStartsInProgress();
    return atOnce ? Status.IN_PROGRESS : Status.REQUESTED;
  }

  private Instant due(Schedule schedule, LocalDate date, Instant now) {
    return schedule == Schedule.EXPRESS
        ? now.plus(settings.payout().step())
        : date.atTime(EXECUTED).atZone(SeoulTime.ZONE).toInstant();
  }

  /**
   * @param wanted won for this seller in this request so far
   */
  private void requirePayable(Merchant merchant, Payout payout, long wanted) {
    var seller = sellers.find(merchant, payout.destination());
    if (!seller.status().isPayable()) {
      throw notPayable(payout);
    }
    var partly = seller.status() == Seller.Status.PARTIALLY_APPROVED;
    if (partly && rows.paidSince(seller.id(), monday()) + wanted >= WEEKLY) {
      sellers.become(seller, Seller.Status.KYC_REQUIRED);
      throw notPayable(payout);
    }
  }

  private Instant monday() {
    var today = SeoulTime.date(clock.now());
    return today
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .atStartOfDay(SeoulTime.ZONE)
        .toInstant();
  }

  private TossError notPayable(Payout payout) {
    return refused(
        "FORBIDDEN_SELLER_PAYOUT", "지급할 수 없는 셀러입니다. refPayoutId: " + payout.refPayoutId());
  }

  private TossError refused(String code, @Nullable String wording) {
    return new TossError(code, settings.payout().refusalStatus(), wording);
  }
}
