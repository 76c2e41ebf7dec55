/** The buyer's pages of one payment. */
@NullMarked
package dev.wonflow.api.checkout;

import org.jspecify.annotations.NullMarked;
