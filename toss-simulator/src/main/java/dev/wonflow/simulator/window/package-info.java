/** What a person sees: the payment window, its browser script and the console. */
@NullMarked
package dev.wonflow.simulator.window;

import org.jspecify.annotations.NullMarked;
