/** Measures wonflow against the limit of its parts and against what one would write otherwise. */
@NullMarked
package dev.wonflow.benchmark;

import org.jspecify.annotations.NullMarked;
