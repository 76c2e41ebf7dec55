/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.checkout;

import org.jspecify.annotations.NullMarked;
