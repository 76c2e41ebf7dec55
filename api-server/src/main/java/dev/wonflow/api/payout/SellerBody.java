package dev.wonflow.api.payout;

import dev.wonflow.api.problem.Require;
import org.jspecify.annotations.Nullable;

/** A seller that is to be paid by Toss; who reads it has to lock it away. */
record SellerBody(
    @Nullable String sellerId,
    @Nullable String businessType,
    @Nullable Company company,
    @Nullable Individual individual,
    @Nullable Account account) {

  /** Of INDIVIDUAL_BUSINESS and CORPORATE. */
  record Company(
      @Nullable String name,
      @Nullable String representativeName,
      @Nullable String businessRegistrationNumber,
      @Nullable String email,
      @Nullable String phone) {
    Company complete() {
      Require.text("company.name", name, 1, 100);
      Require.text("company.representativeName", representativeName, 1, 100);
      digits("company.businessRegistrationNumber", businessRegistrationNumber, "[0-9]{10}");
      Require.text("company.email", email, 3, 100);
      Require.text("company.phone", phone, 7, 20);
      return this;
    }
  }

  /** Of INDIVIDUAL. */
  record Individual(@Nullable String name, @Nullable String email, @Nullable String phone) {
    Individual complete() {
      Require.text("individual.name", name, 1, 100);
      Require.text("individual.email", email, 3, 100);
      Require.text("individual.phone", phone, 7, 20);
      return this;
    }
  }

  /** Where the money goes. */
  record Account(
      @Nullable String bankCode, @Nullable String accountNumber, @Nullable String holderName) {
    Account complete() {
      digits("account.bankCode", bankCode, "[0-9]{2,3}");
      digits("account.accountNumber", accountNumber, "[0-9]{1,20}");
      Require.text("account.holderName", holderName, 1, 100);
      return this;
    }
  }

  /** What goes to Toss, apart from our reference. */
  record Particulars(
      String businessType,
      @Nullable Company company,
      @Nullable Individual individual,
      Account account) {}

  Particulars particulars() {
    if (account == null) {
      throw Require.invalid("account", "where the money goes");
    }
    String type = businessType == null ? "" : businessType;
    return switch (type) {
      case "INDIVIDUAL" ->
          new Particulars(
              "INDIVIDUAL", null, given("individual", individual).complete(), account.complete());
      case "INDIVIDUAL_BUSINESS", "CORPORATE" ->
          new Particulars(type, given("company", company).complete(), null, account.complete());
      default ->
          throw Require.invalid("businessType", "INDIVIDUAL, INDIVIDUAL_BUSINESS or CORPORATE");
    };
  }

  private static <T> T given(String field, @Nullable T part) {
    if (part == null) {
      throw Require.invalid(field, "who the seller is");
    }
    return part;
  }

  private static void digits(String field, @Nullable String value, String pattern) {
    if (value == null || !value.matches(pattern)) {
      throw Require.invalid(field, "digits: " + pattern);
    }
  }

  /** Nothing of it belongs into a log. */
  @Override
  public String toString() {
    return "SellerBody[" + sellerId + "]";
  }
}
