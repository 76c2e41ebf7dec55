package dev.wonflow.simulator.payout;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.gateway.TossError;
import dev.wonflow.simulator.payout.Payout.Problem;
import dev.wonflow.simulator.payout.Seller.Status;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Toss's office and the receiving banks, by API. Ids may be Toss's or the shop's. */
@RestController
@RequestMapping("/sandbox")
class PayoutSandbox {
  private final Sellers sellers;
  private final PayoutRows rows;
  private final Execution execution;
  private final Settings settings;

  record Trust(@Nullable Status status) {}

  record Refusal(@Nullable String code, @Nullable String message) {}

  record Opening(long amount) {}

  PayoutSandbox(Sellers sellers, PayoutRows rows, Execution execution, Settings settings) {
    this.sellers = sellers;
    this.rows = rows;
    this.execution = execution;
    this.settings = settings;
  }

  @PostMapping("/sellers/{id}/status")
  @Transactional
  public Object trust(@PathVariable String id, @RequestBody Trust trust) {
    if (trust.status() == null) {
      throw new TossError("INVALID_REQUEST");
    }
    return sellers.become(sellers.findAny(id), trust.status()).masked();
  }

  @PostMapping("/payouts/{id}/complete")
  @Transactional
  public Object complete(@PathVariable String id) {
    return PayoutAnswer.of(execution.finish(open(id), Optional.empty()));
  }

  @PostMapping("/payouts/{id}/fail")
  @Transactional
  public Object fail(
      @PathVariable String id, @RequestBody(required = false) @Nullable Refusal refusal) {
    var code =
        refusal == null || refusal.code() == null ? "INVALID_ACCOUNT_NUMBER" : refusal.code();
    var message = refusal == null || refusal.message() == null ? "지급에 실패했습니다." : refusal.message();
    return PayoutAnswer.of(execution.finish(open(id), Optional.of(new Problem(code, message))));
  }

  /** What the default merchant's account held before any payout, in won. */
  @PostMapping("/balance")
  @Transactional
  public Opening setBalance(@RequestBody Opening opening) {
    rows.setOpening(settings.merchant(), opening.amount());
    return opening;
  }

  private Payout open(String id) {
    var payout =
        rows.findAny(id)
            .flatMap(found -> rows.lock(found.id()))
            .orElseThrow(() -> new TossError("PAYOUT_NOT_FOUND"));
    if (payout.isOver()) {
      throw new TossError("INVALID_REQUEST");
    }
    return payout;
  }
}
