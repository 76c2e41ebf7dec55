/** What every call to Toss passes: key, idempotency, faults, log. */
@NullMarked
package dev.wonflow.simulator.gateway;

import org.jspecify.annotations.NullMarked;
