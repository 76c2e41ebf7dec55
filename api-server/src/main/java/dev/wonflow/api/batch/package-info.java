/** Payouts to many sellers at once, for finance. */
@NullMarked
package dev.wonflow.api.batch;

import org.jspecify.annotations.NullMarked;
