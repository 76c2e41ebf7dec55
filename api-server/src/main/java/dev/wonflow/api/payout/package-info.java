/** Payouts to sellers, and the sellers, for finance. */
@NullMarked
package dev.wonflow.api.payout;

import org.jspecify.annotations.NullMarked;
