/** Amounts of money. */
@NullMarked
package dev.wonflow.money;

import org.jspecify.annotations.NullMarked;
