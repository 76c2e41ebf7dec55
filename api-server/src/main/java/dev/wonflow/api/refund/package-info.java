/** Giving money back, over HTTP. */
@NullMarked
package dev.wonflow.api.refund;

import org.jspecify.annotations.NullMarked;
