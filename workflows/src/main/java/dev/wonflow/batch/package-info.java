/** Paying many sellers at once: each line becomes a payout of its own. */
@NullMarked
package dev.wonflow.batch;

import org.jspecify.annotations.NullMarked;
