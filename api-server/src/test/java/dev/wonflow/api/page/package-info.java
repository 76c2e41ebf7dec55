/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.page;

import org.jspecify.annotations.NullMarked;
