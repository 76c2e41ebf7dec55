package dev.wonflow.simulator.settlement;

import dev.wonflow.simulator.Remembered;
import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.payment.Payments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The lines of a day, spoiled as asked for. The same day with the same seed is always spoiled the
 * same way.
 */
@Repository
class Lines {
  private static final String NAME = "settlement-faults:";
  private final JdbcClient database;
  private final Remembered remembered;
  private final Settings settings;

  Lines(JdbcClient database, Remembered remembered, Settings settings) {
    this.database = database;
    this.remembered = remembered;
    this.settings = settings;
  }

  void spoil(LocalDate date, SettlementFaults faults) {
    remembered.put(NAME + date, faults);
  }

  SettlementFaults faults(LocalDate date) {
    return remembered.find(NAME + date, SettlementFaults.class).orElse(SettlementFaults.NONE);
  }

  /** All lines whose money moved on that day, whenever they are reported. */
  List<Line> of(Merchant merchant, LocalDate date) {
    return spoiled(moved(merchant, date), date, faults(date));
  }

  private List<Line> moved(Merchant merchant, LocalDate date) {
    return database
        .sql(
            """
            select m.transaction_key, m.payment_key, m.order_id, m.kind, m.amount, m.happened_at,
              (select max(a.happened_at) from movement a where a.payment_key = m.payment_key and a.kind = 'APPROVAL')
            from movement m
            where m.merchant = ? and m.happened_at >= ? and m.happened_at < ?
            order by m.happened_at, m.sequence""")
        .params(
            merchant.id(), Payments.utc(midnight(date)), Payments.utc(midnight(date.plusDays(1))))
        .query(
            (row, number) -> {
              long sign = row.getString(4).equals("APPROVAL") ? 1 : -1;
              long amount = row.getLong(5);
              return Line.of(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  sign * amount,
                  sign * fee(amount),
                  row.getObject(6, OffsetDateTime.class).toInstant(),
                  row.getObject(7, OffsetDateTime.class).toInstant());
            })
        .list();
  }

  private List<Line> spoiled(List<Line> lines, LocalDate date, SettlementFaults faults) {
    var result = new ArrayList<>(lines);
    var order = new ArrayList<>(lines);
    var random = new Random(faults.seed());
    Collections.shuffle(order, random);
    var victims = new ArrayDeque<>(order);
    change(result, victims, faults.wrongAmount(), line -> line.withAmount(line.amount() + 1000));
    change(result, victims, faults.wrongFee(), line -> line.withFeeError(100));
    change(result, victims, faults.wrongDate(), Line::aDayOff);
    change(result, victims, faults.late(), Line::late);
    for (int i = 0; i < faults.duplicate() && !victims.isEmpty(); i++) {
      result.add(victims.pop());
    }
    for (int i = 0; i < faults.missing() && !victims.isEmpty(); i++) {
      result.remove(victims.pop());
    }
    for (int i = 0; i < faults.extra(); i++) {
      var name =
          "extra" + date.toString().replace("-", "") + Long.toUnsignedString(random.nextLong(), 36);
      result.add(Line.invented(name, 7_777, fee(7_777), midnight(date).plusSeconds(3600)));
    }
    return result;
  }

  private static void change(
      List<Line> lines, ArrayDeque<Line> victims, int count, UnaryOperator<Line> how) {
    for (int i = 0; i < count && !victims.isEmpty(); i++) {
      var victim = victims.pop();
      lines.set(lines.indexOf(victim), how.apply(victim));
    }
  }

  private long fee(long amount) {
    return amount * settings.settlement().feeBasisPoints() / 10_000;
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay(SeoulTime.ZONE).toInstant();
  }
}
