/** The rows of payments and their orders, and the steps that move them. */
@NullMarked
package dev.wonflow.activities.payment;

import org.jspecify.annotations.NullMarked;
