package dev.wonflow.simulator.fault;

/** Somebody asked for a fault: some kinds act at once. */
public record FaultAdded(Fault fault) {}
