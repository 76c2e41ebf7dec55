/** What must not be read by whoever reads the database: names and accounts of people. */
@NullMarked
package dev.wonflow.activities.vault;

import org.jspecify.annotations.NullMarked;
