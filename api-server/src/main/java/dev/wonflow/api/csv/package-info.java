/** Payouts to many sellers at once, for finance. */
@NullMarked
package dev.wonflow.api.csv;

import org.jspecify.annotations.NullMarked;
