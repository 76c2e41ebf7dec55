/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.wallet;

import org.jspecify.annotations.NullMarked;
