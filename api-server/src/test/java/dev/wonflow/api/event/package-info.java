/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.event;

import org.jspecify.annotations.NullMarked;
