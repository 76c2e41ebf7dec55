/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.statement;

import org.jspecify.annotations.NullMarked;
