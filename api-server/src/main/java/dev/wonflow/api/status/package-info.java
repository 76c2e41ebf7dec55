/** Waiting for payments and refunds to get another status. */
@NullMarked
package dev.wonflow.api.status;

import org.jspecify.annotations.NullMarked;
