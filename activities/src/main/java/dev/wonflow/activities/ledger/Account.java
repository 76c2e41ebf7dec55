package dev.wonflow.activities.ledger;

/** An account that payments touch; the table {@code account} holds these and the others. */
enum Account {
  TOSS_RECEIVABLE("toss-receivable"),
  SELLER_PAYABLE("seller-payable"),
  COMMISSION("commission"),
  VAT_PAYABLE("vat-payable");

  private final String code;

  Account(String code) {
    this.code = code;
  }

  /** As the books have it. */
  String code() {
    return code;
  }
}
