/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.payment;

import org.jspecify.annotations.NullMarked;
