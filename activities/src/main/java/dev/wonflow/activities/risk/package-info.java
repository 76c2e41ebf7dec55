/** The check before a payment is executed. */
@NullMarked
package dev.wonflow.activities.risk;

import org.jspecify.annotations.NullMarked;
