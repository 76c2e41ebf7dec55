/** A stand-alone Toss that misbehaves on request. */
@NullMarked
package dev.wonflow.simulator;

import org.jspecify.annotations.NullMarked;
