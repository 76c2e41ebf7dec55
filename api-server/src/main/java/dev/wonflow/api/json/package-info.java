/** How values look on the wire, and how strictly they are read. */
@NullMarked
package dev.wonflow.api.json;

import org.jspecify.annotations.NullMarked;
