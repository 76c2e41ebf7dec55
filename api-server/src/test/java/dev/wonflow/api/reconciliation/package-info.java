/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.reconciliation;

import org.jspecify.annotations.NullMarked;
