/** The double-entry books, as the workflows see them. */
@NullMarked
package dev.wonflow.ledger;

import org.jspecify.annotations.NullMarked;
