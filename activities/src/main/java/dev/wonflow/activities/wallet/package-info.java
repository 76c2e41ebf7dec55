/** What each seller is owed. */
@NullMarked
package dev.wonflow.activities.wallet;

import org.jspecify.annotations.NullMarked;
