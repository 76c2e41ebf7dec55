/** Reads what Toss says, compares it with the books and keeps what differs. */
@NullMarked
package dev.wonflow.activities.reconciliation;

import org.jspecify.annotations.NullMarked;
