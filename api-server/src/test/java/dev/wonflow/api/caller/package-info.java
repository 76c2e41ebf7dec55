/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.caller;

import org.jspecify.annotations.NullMarked;
