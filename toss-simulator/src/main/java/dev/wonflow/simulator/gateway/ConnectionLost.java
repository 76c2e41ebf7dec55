package dev.wonflow.simulator.gateway;

/** The client shall get no answer at all. */
public class ConnectionLost extends RuntimeException {
  public ConnectionLost() {
    super("connection lost", null, false, false);
  }
}
