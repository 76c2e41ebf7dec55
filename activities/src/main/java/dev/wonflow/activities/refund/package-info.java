/** Refunds as they are stored. */
@NullMarked
package dev.wonflow.activities.refund;

import org.jspecify.annotations.NullMarked;
