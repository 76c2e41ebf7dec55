/** What Toss saw and what money moved, for tests to hold against the shop's books. */
@NullMarked
package dev.wonflow.simulator.audit;

import org.jspecify.annotations.NullMarked;
