package dev.wonflow.simulator.payout;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import dev.wonflow.simulator.payout.Payout.Schedule;
import dev.wonflow.simulator.payout.Payout.Status;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2}: balances, sellers, payouts; bodies have been decrypted before. */
@RestController
@RequestMapping("/v2")
class PayoutController {
  private static final int MOST = 10_000;
  private final Sellers sellers;
  private final Requests requests;
  private final PayoutRows rows;
  private final Settings settings;

  record Balance(Amount pendingAmount, Amount availableAmount) {}

  record Deleted(String id, String refSellerId) {}

  PayoutController(Sellers sellers, Requests requests, PayoutRows rows, Settings settings) {
    this.sellers = sellers;
    this.requests = requests;
    this.rows = rows;
    this.settings = settings;
  }

  @GetMapping("/balances")
  Envelope balance(@RequestAttribute Merchant merchant) {
    return Envelope.of("balance", new Balance(Amount.krw(0), Amount.krw(rows.available(merchant))));
  }

  @PostMapping("/sellers")
  Envelope register(@RequestAttribute Merchant merchant, @RequestBody Sellers.Request request) {
    return Envelope.of("seller", sellers.register(merchant, request).masked());
  }

  @PostMapping("/sellers/{id}")
  Envelope change(
      @RequestAttribute Merchant merchant,
      @PathVariable String id,
      @RequestBody Sellers.Request request) {
    return Envelope.of("seller", sellers.change(merchant, id, request).masked());
  }

  @GetMapping("/sellers/{id}")
  Envelope seller(@RequestAttribute Merchant merchant, @PathVariable String id) {
    return Envelope.of("seller", sellers.find(merchant, id).masked());
  }

  @GetMapping("/sellers")
  Envelope sellers(
      @RequestAttribute Merchant merchant,
      @RequestParam(defaultValue = "10") int limit,
      @RequestParam(required = false) @Nullable String startingAfter) {
    var found = sellers.list(merchant, startingAfter, bounded(limit) + 1);
    return Envelope.of("seller-list", page(found, limit, Seller::id, Seller::masked));
  }

  @DeleteMapping("/sellers/{id}")
  Envelope delete(@RequestAttribute Merchant merchant, @PathVariable String id) {
    var seller = sellers.delete(merchant, id);
    return Envelope.of("deleted-entity", new Deleted(seller.id(), seller.refSellerId()));
  }

  @PostMapping("/payouts")
  Envelope request(@RequestAttribute Merchant merchant, @RequestBody List<Requests.Item> items) {
    var accepted = requests.accept(merchant, items);
    return Envelope.of(
        "payout-list", page(accepted, accepted.size(), Payout::id, PayoutAnswer::of));
  }

  @PostMapping("/payouts/{id}/cancel")
  Envelope cancel(@RequestAttribute Merchant merchant, @PathVariable String id) {
    var payout = find(merchant, id);
    if (payout.scheduleType() != Schedule.SCHEDULED || payout.status() != Status.REQUESTED) {
      throw new TossError("INVALID_REQUEST", settings.payout().refusalStatus(), null);
    }
    var canceled = payout.with(Status.CANCELED, null, null);
    rows.update(canceled);
    return Envelope.of("payout", PayoutAnswer.of(canceled));
  }

  @GetMapping("/payouts/{id}")
  Envelope payout(@RequestAttribute Merchant merchant, @PathVariable String id) {
    return Envelope.of("payout", PayoutAnswer.of(find(merchant, id)));
  }

  @GetMapping("/payouts")
  Envelope payouts(
      @RequestAttribute Merchant merchant,
      @RequestParam(defaultValue = "10") int limit,
      @RequestParam(required = false) @Nullable String startingAfter,
      @RequestParam(defaultValue = "2000-01-01") LocalDate payoutDateGte,
      @RequestParam(defaultValue = "2999-12-31") LocalDate payoutDateLte) {
    var found =
        rows.list(merchant, startingAfter, payoutDateGte, payoutDateLte, bounded(limit) + 1);
    return Envelope.of("payout-list", page(found, limit, Payout::id, PayoutAnswer::of));
  }

  private Payout find(Merchant merchant, String id) {
    return rows.find(merchant, id).orElseThrow(() -> new TossError("PAYOUT_NOT_FOUND"));
  }

  /** One more than the limit was asked for, to know whether there is a next page. */
  private <T> Map<String, @Nullable Object> page(
      List<T> found, int limit, Function<T, String> id, Function<T, ?> shown) {
    var items = found.stream().limit(limit).toList();
    var more = found.size() > limit;
    var other = settings.payout().otherPageFields();
    var page = new LinkedHashMap<String, @Nullable Object>();
    page.put(other ? "hasMore" : "hasNext", more);
    page.put(
        other ? "nextCursor" : "lastCursor", items.isEmpty() ? null : id.apply(items.getLast()));
    page.put("items", items.stream().map(shown).toList());
    return page;
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
