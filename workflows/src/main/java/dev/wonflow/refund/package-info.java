/** Giving a buyer's money back. */
@NullMarked
package dev.wonflow.refund;

import org.jspecify.annotations.NullMarked;
