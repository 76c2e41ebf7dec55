/** The HTTP calls to Toss Payments. */
@NullMarked
package dev.wonflow.activities.toss;

import org.jspecify.annotations.NullMarked;
