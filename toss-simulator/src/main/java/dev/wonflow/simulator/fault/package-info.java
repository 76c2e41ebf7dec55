/** Misbehaviour on request. */
@NullMarked
package dev.wonflow.simulator.fault;

import org.jspecify.annotations.NullMarked;
