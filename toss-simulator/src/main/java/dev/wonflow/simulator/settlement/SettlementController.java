package dev.wonflow.simulator.settlement;

import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import dev.wonflow.simulator.settlement.Settlements.Query;
import dev.wonflow.simulator.settlement.Transactions.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/transactions} and {@code /v1/settlements}: bare arrays. */
@RestController
class SettlementController {
  private static final int MOST = 5000;
  private final Transactions transactions;
  private final Settlements settlements;

  SettlementController(Transactions transactions, Settlements settlements) {
    this.transactions = transactions;
    this.settlements = settlements;
  }

  @GetMapping("/v1/transactions")
  List<Row> transactions(
      @RequestAttribute Merchant merchant,
      @RequestParam(required = false) @Nullable String startDate,
      @RequestParam(required = false) @Nullable String endDate,
      @RequestParam(required = false) @Nullable String startingAfter,
      @RequestParam(defaultValue = "100") int limit) {
    return transactions.between(
        merchant, Dates.start(startDate), Dates.end(endDate), startingAfter, bounded(limit));
  }

  @GetMapping("/v1/settlements")
  List<Map<String, @Nullable Object>> settlements(
      @RequestAttribute Merchant merchant,
      @RequestParam(required = false) @Nullable String startDate,
      @RequestParam(required = false) @Nullable String endDate,
      @RequestParam(defaultValue = "soldDate") String dateType,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "100") int size) {
    if (!dateType.equals("soldDate") && !dateType.equals("paidOutDate")) {
      throw new TossError("INVALID_REQUEST");
    }
    var byPaidOutDate = dateType.equals("paidOutDate");
    var from = Dates.date(startDate);
    var to = Dates.date(endDate);
    if (page < 1 || to.isBefore(from) || to.isAfter(from.plusYears(1))) {
      throw new TossError("INVALID_REQUEST");
    }
    return settlements.find(merchant, new Query(from, to, byPaidOutDate, page, bounded(size)));
  }

  /** Settlement by hand is a special contract; the simulator says yes and does nothing. */
  @PostMapping("/v1/settlements")
  Map<String, Boolean> settle() {
    return Map.of("result", true);
  }

  private static int bounded(int limit) {
    if (limit < 1) {
      throw new TossError("INVALID_REQUEST");
    }
    if (limit > MOST) {
      throw new TossError("EXCEED_MAX_QUERY_LIMIT");
    }
    return limit;
  }
}
