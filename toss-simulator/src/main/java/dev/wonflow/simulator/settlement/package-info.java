/** What Toss reports of the days that were: transactions at once, settlements from the next day. */
@NullMarked
package dev.wonflow.simulator.settlement;

import org.jspecify.annotations.NullMarked;
