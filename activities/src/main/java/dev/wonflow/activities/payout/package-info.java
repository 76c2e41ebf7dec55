/** Payouts and sellers: their rows and journals. */
@NullMarked
package dev.wonflow.activities.payout;

import org.jspecify.annotations.NullMarked;
