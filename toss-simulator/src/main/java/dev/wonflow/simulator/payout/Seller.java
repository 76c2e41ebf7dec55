package dev.wonflow.simulator.payout;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who gets paid; the account is whole here and masked in answers. */
record Seller(
    String id,
    String refSellerId,
    BusinessType businessType,
    @Nullable Map<String, Object> company,
    @Nullable Map<String, Object> individual,
    Account account,
    @Nullable Map<String, String> metadata,
    Status status) {

  /** What kind of business; it decides where approval begins. */
  enum BusinessType {
    INDIVIDUAL,
    INDIVIDUAL_BUSINESS,
    CORPORATE
  }

  /** How far Toss trusts the seller. */
  enum Status {
    APPROVAL_REQUIRED,
    PARTIALLY_APPROVED,
    KYC_REQUIRED,
    APPROVED;

    boolean isPayable() {
      return this == PARTIALLY_APPROVED || this == APPROVED;
    }
  }

  /** Where the money goes. */
  record Account(
      @Nullable String bankCode, @Nullable String accountNumber, @Nullable String holderName) {

    Account masked() {
      var number = accountNumber == null ? "" : accountNumber;
      var end = number.length() <= 4 ? "" : number.substring(number.length() - 4);
      return new Account(bankCode, "*".repeat(number.length() - end.length()) + end, holderName);
    }
  }

  Seller with(Status next) {
    return new Seller(id, refSellerId, businessType, company, individual, account, metadata, next);
  }

  Seller masked() {
    return new Seller(
        id, refSellerId, businessType, company, individual, account.masked(), metadata, status);
  }
}
