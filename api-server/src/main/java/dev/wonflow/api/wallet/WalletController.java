package dev.wonflow.api.wallet;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What sellers are owed. */
@RestController
@Tag(name = "Wallets")
class WalletController {
  private final Wallets wallets;

  WalletController(Wallets wallets) {
    this.wallets = wallets;
  }

  @GetMapping(path = "/wallets/v1/{sellerId}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "What a seller is owed; 404 before the first movement")
  WalletAnswer get(@PathVariable String sellerId) {
    return Require.optionalId(sellerId).flatMap(wallets::find).orElseThrow(Refused::notFound);
  }
}
