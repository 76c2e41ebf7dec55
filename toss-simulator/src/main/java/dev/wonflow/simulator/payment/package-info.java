/** Payments as Toss keeps them. */
@NullMarked
package dev.wonflow.simulator.payment;

import org.jspecify.annotations.NullMarked;
