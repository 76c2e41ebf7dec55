/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.ledger;

import org.jspecify.annotations.NullMarked;
