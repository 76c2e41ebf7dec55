/** Says in words where a payment stands. */
@NullMarked
package dev.wonflow.api.explanation;

import org.jspecify.annotations.NullMarked;
