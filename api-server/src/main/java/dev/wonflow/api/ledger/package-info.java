/** The books, for finance and auditors. */
@NullMarked
package dev.wonflow.api.ledger;

import org.jspecify.annotations.NullMarked;
