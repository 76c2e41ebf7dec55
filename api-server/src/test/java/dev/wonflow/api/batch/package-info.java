/** Payouts and sellers over HTTP. */
@NullMarked
package dev.wonflow.api.batch;

import org.jspecify.annotations.NullMarked;
