/** One order of a payment. */
@NullMarked
package dev.wonflow.api.order;

import org.jspecify.annotations.NullMarked;
