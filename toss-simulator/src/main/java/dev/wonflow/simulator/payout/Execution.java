package dev.wonflow.simulator.payout;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.Timer;
import dev.wonflow.simulator.payment.Maintenance;
import dev.wonflow.simulator.payout.Payout.Problem;
import dev.wonflow.simulator.payout.Payout.Status;
import dev.wonflow.simulator.webhook.Webhooks;
import java.util.Optional;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to accepted payouts by itself: on their way, then paid or failed. */
@Component
class Execution implements Timer {
  private static final int BATCH = 500;
  // Toss's own accounts for trying failures.
  private static final Set<String> FAILING =
      Set.of("77701777777", "3025353430761", "02004240994312");
  private static final Problem CLOSED = new Problem("INVALID_ACCOUNT_NUMBER", "계좌번호가 올바르지 않습니다.");
  private static final Problem MAINTENANCE = new Problem("NOT_AVAILABLE_BANK", "은행 서비스 시간이 아닙니다.");
  private final PayoutRows rows;
  private final SellerRows sellers;
  private final Maintenance maintenance;
  private final Webhooks webhooks;
  private final SimulatorClock clock;
  private final Settings settings;
  private final TransactionTemplate transaction;

  Execution(
      PayoutRows rows,
      SellerRows sellers,
      Maintenance maintenance,
      Webhooks webhooks,
      SimulatorClock clock,
      Settings settings,
      TransactionTemplate transaction) {
    this.rows = rows;
    this.sellers = sellers;
    this.maintenance = maintenance;
    this.webhooks = webhooks;
    this.clock = clock;
    this.settings = settings;
    this.transaction = transaction;
  }

  @Override
  @Scheduled(fixedDelay = 250)
  public void sweep() {
    for (var id : rows.due(clock.now(), BATCH)) {
      transaction.executeWithoutResult(status -> rows.lock(id).ifPresent(this::step));
    }
  }

  /** The locked row decides again: another sweep may have been faster. */
  private void step(Payout payout) {
    if (payout.dueAt() == null || payout.dueAt().isAfter(clock.now())) {
      return;
    }
    if (payout.status() == Status.REQUESTED) {
      rows.update(
          payout.with(Status.IN_PROGRESS, clock.now().plus(settings.payout().step()), null));
      return;
    }
    finish(payout, problem(payout));
  }

  /** Final, and told by webhook; a failed payout frees its money. */
  Payout finish(Payout payout, Optional<Problem> problem) {
    var status = problem.isPresent() ? Status.FAILED : Status.COMPLETED;
    var next = payout.with(status, null, problem.orElse(null));
    rows.update(next);
    webhooks.changed("payout.changed", "payout", PayoutAnswer.of(next), next.refPayoutId());
    return next;
  }

  private Optional<Problem> problem(Payout payout) {
    var account = sellers.findAny(payout.destination()).map(Seller::account).orElse(null);
    if (account == null
        || account.accountNumber() == null
        || FAILING.contains(account.accountNumber())) {
      return Optional.of(CLOSED);
    }
    var bank = account.bankCode() == null ? "" : account.bankCode();
    return maintenance.isOpen(twoDigits(bank)) ? Optional.empty() : Optional.of(MAINTENANCE);
  }

  /** Windows are kept by the two-digit code; 국민 is the exception to "0 and two digits". */
  private static String twoDigits(String bank) {
    if (bank.equals("004")) {
      return "06";
    }
    return bank.length() == 3 ? bank.substring(1) : bank;
  }
}
