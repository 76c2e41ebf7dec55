/** The double-entry books. */
@NullMarked
package dev.wonflow.activities.ledger;

import org.jspecify.annotations.NullMarked;
