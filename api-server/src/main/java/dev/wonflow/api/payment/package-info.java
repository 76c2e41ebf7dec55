/** Requesting, confirming, cancelling and looking up a payment. */
@NullMarked
package dev.wonflow.api.payment;

import org.jspecify.annotations.NullMarked;
