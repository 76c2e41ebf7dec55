/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.health;

import org.jspecify.annotations.NullMarked;
