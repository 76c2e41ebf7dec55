/** Files that finance uploads. */
@NullMarked
package dev.wonflow.api.csv;

import org.jspecify.annotations.NullMarked;
