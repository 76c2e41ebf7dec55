/** Paying sellers what they are owed: the contract with Toss and the books, and the workflow. */
@NullMarked
package dev.wonflow.payout;

import org.jspecify.annotations.NullMarked;
