/** The daily proof that Toss and the books say the same: asked for and shown. */
@NullMarked
package dev.wonflow.api.reconciliation;

import org.jspecify.annotations.NullMarked;
