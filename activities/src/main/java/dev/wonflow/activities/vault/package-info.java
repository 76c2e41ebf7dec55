/** What nobody but Toss may read: kept as cipher text, opened where it is sent. */
@NullMarked
package dev.wonflow.activities.vault;

import org.jspecify.annotations.NullMarked;
