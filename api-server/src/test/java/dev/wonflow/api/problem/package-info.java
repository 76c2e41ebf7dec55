/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.problem;

import org.jspecify.annotations.NullMarked;
