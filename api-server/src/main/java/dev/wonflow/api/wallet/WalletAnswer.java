package dev.wonflow.api.wallet;

import dev.wonflow.api.json.Amount;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a seller is owed.
 *
 * @param held reserved for payouts under way
 * @param pending not yet earned, part of the balance
 * @param available balance without what is pending
 */
@Schema(name = "Wallet")
record WalletAnswer(
    String sellerId, Amount balance, Amount held, Amount pending, Amount available) {}
