/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.console;

import org.jspecify.annotations.NullMarked;
