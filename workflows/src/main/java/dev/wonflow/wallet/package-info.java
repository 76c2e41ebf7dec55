/** What each seller is owed, as the workflows see it. */
@NullMarked
package dev.wonflow.wallet;

import org.jspecify.annotations.NullMarked;
