package dev.wonflow.api.wallet;

import dev.wonflow.api.json.Amount;
import dev.wonflow.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a seller is owed. Of a past moment only the balance is known, with what was held in it:
 * holds are no movements.
 *
 * @param held reserved for refunds under way
 * @param pending not yet earned, part of the balance
 * @param available balance without what is pending
 */
@Schema(name = "Wallet")
record WalletAnswer(
    String sellerId,
    Amount balance,
    @Nullable Amount held,
    @Nullable Amount pending,
    @Nullable Amount available) {

  static WalletAnswer past(String sellerId, Money owed) {
    return new WalletAnswer(sellerId, Amount.of(owed), null, null, null);
  }
}
