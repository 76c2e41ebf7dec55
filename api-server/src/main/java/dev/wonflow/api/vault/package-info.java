/** Locks away what nobody but Toss may read: names and accounts of people. */
@NullMarked
package dev.wonflow.api.vault;

import org.jspecify.annotations.NullMarked;
