/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.webhook;

import org.jspecify.annotations.NullMarked;
