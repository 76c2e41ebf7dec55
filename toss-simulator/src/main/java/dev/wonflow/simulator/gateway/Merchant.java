package dev.wonflow.simulator.gateway;

/** Who calls: the shop that the secret key belongs to. */
public record Merchant(String id, String secretKey) {

  /** Merchants never see each other's payments. */
  public boolean owns(String merchant) {
    return id.equals(merchant);
  }

  /** Forced errors work with test keys only. */
  boolean isTest() {
    return secretKey.startsWith("test_");
  }
}
