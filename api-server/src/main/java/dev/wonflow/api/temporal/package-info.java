/** The connection to Temporal, as a client only. */
@NullMarked
package dev.wonflow.api.temporal;

import org.jspecify.annotations.NullMarked;
