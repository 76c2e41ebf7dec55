/** Everything wonflow needs on one machine, started as processes and stopped without a trace. */
@NullMarked
package dev.wonflow.local;

import org.jspecify.annotations.NullMarked;
