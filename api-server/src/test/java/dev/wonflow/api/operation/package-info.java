/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.operation;

import org.jspecify.annotations.NullMarked;
