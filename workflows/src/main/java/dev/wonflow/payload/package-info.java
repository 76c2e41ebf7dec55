/** How workflow payloads are written. */
@NullMarked
package dev.wonflow.payload;

import org.jspecify.annotations.NullMarked;
