package dev.wonflow.payout;

import dev.wonflow.id.SellerId;
import java.time.Duration;
import java.time.Instant;

/**
 * A seller that Toss shall be able to pay, and the input of the seller's workflow.
 *
 * @param refSellerId what Toss shall call it
 * @param vaultId where names, numbers and the account lie encrypted: they never come here
 * @param fingerprint what the request said, keyed, so that no account can be guessed from it
 * @param tossCall time-out of one call to Toss
 * @param askAgain pause before Toss is asked again without a reason
 */
public record SellerRequest(
    SellerId sellerId,
    String client,
    String refSellerId,
    String vaultId,
    String fingerprint,
    Instant requestedAt,
    Duration tossCall,
    Duration askAgain) {}
