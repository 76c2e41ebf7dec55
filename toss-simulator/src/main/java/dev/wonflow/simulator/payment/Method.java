package dev.wonflow.simulator.payment;

/** How a buyer pays. */
public enum Method {
  CARD("카드", 100),
  TRANSFER("계좌이체", 200),
  VIRTUAL_ACCOUNT("가상계좌", 200),
  EASY_PAY("간편결제", 100);

  private final String wire;
  private final long minimum;

  Method(String wire, long minimum) {
    this.wire = wire;
    this.minimum = minimum;
  }

  /** Toss writes it in Korean. */
  public String wire() {
    return wire;
  }

  /** Won. */
  long minimum() {
    return minimum;
  }
}
