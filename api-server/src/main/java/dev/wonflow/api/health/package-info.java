/** Whether a payment can be accepted. */
@NullMarked
package dev.wonflow.api.health;

import org.jspecify.annotations.NullMarked;
