/** The daily proof that Toss, the books and the workflows say the same, as the workflows see it. */
@NullMarked
package dev.wonflow.reconciliation;

import org.jspecify.annotations.NullMarked;
