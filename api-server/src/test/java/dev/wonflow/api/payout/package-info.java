/** Payouts and sellers over HTTP. */
@NullMarked
package dev.wonflow.api.payout;

import org.jspecify.annotations.NullMarked;
