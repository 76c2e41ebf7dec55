/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.explanation;

import org.jspecify.annotations.NullMarked;
