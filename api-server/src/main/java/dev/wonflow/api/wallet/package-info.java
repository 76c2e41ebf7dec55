/** What sellers are owed. */
@NullMarked
package dev.wonflow.api.wallet;

import org.jspecify.annotations.NullMarked;
