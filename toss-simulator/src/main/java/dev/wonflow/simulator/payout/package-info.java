/**
 * Money that Toss sends to sellers (API v2): encrypted requests, states by timer, signed webhooks.
 */
@NullMarked
package dev.wonflow.simulator.payout;

import org.jspecify.annotations.NullMarked;
