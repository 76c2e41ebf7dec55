package dev.wonflow.activities.refund;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the house allows.
 *
 * @param policy what becomes of a refund that a seller's wallet does not cover, because it was paid
 *     out already
 */
@ConfigurationProperties("wonflow.refund")
record RefundPolicy(@DefaultValue("go-on") Uncovered policy) {
  /** Where the wallet does not cover the refund. */
  enum Uncovered {
    /** The refund is refused with WALLET_TOO_SMALL. */
    REFUSE,
    /** The wallet becomes negative, and the next sales fill it. */
    GO_ON
  }

  boolean refusesUncovered() {
    return policy == Uncovered.REFUSE;
  }
}
