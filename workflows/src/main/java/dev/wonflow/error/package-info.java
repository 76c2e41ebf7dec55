/** The one catalogue of error codes. */
@NullMarked
package dev.wonflow.error;

import org.jspecify.annotations.NullMarked;
