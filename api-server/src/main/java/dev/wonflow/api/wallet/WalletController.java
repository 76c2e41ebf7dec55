package dev.wonflow.api.wallet;

import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.Period;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What sellers are owed, and how it came about. */
@RestController
@RequestMapping(path = "/wallets/v1/{sellerId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Wallets")
class WalletController {
  private final Wallets wallets;
  private final Movements movements;
  private final Clock clock;

  WalletController(Wallets wallets, Movements movements, Clock clock) {
    this.wallets = wallets;
    this.movements = movements;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      summary =
          "What a seller is owed, or with `at` was owed at a moment, then with what was held; 404"
              + " before the first movement")
  WalletAnswer get(
      @PathVariable String sellerId, @RequestParam(required = false) @Nullable String at) {
    String seller = Require.optionalId(sellerId).orElseThrow(Refused::notFound);
    Optional<WalletAnswer> found = at == null ? wallets.find(seller) : past(seller, at);
    return found.orElseThrow(Refused::notFound);
  }

  @GetMapping("/entries")
  @Operation(summary = "Every movement, the oldest first; `from` and `to` are days in Seoul")
  Page<Movement> entries(
      @PathVariable String sellerId,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    String seller = Require.optionalId(sellerId).orElseThrow(Refused::notFound);
    if (wallets.find(seller).isEmpty()) {
      throw Refused.notFound();
    }
    return movements.of(seller, Period.of(from, to), Page.after(after, 0), Require.limit(limit));
  }

  /** The movement at the moment itself counts. */
  private Optional<WalletAnswer> past(String seller, String at) {
    Instant moment = Period.past("at", at, clock.instant());
    return movements
        .owedBefore(seller, moment.plus(1, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .map(owed -> WalletAnswer.past(seller, owed));
  }
}
