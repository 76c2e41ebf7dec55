/** What Toss tells the shop by itself, and how it travels. */
@NullMarked
package dev.wonflow.simulator.webhook;

import org.jspecify.annotations.NullMarked;
