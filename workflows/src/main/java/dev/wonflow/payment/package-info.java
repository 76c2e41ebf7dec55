/** Taking a buyer's money. */
@NullMarked
package dev.wonflow.payment;

import org.jspecify.annotations.NullMarked;
