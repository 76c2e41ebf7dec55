package dev.wonflow.benchmark;

/**
 * How payments come: one after the other from so many clients, or so many a second whether answered
 * or not.
 *
 * @param open whether they come at a rate
 * @param size clients, or payments a second
 */
record Load(boolean open, int size) {
  static Load clients(int clients) {
    return new Load(false, clients);
  }

  static Load perSecond(int rate) {
    return new Load(true, rate);
  }

  @Override
  public String toString() {
    return open ? size + "/s" : size + (size == 1 ? " client" : " clients");
  }
}
