/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.link;

import org.jspecify.annotations.NullMarked;
