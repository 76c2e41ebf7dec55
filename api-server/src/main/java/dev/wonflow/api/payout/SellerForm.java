package dev.wonflow.api.payout;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form that registers a seller, as the body that the API takes. */
final class SellerForm {
  private SellerForm() {}

  static SellerBody of(Map<String, String> form) {
    String type = form.get("businessType");
    boolean person = "INDIVIDUAL".equals(type);
    return new SellerBody(
        text(form, "sellerId"),
        type,
        person ? null : company(form),
        person ? individual(form) : null,
        new SellerBody.Account(
            text(form, "bankCode"), digits(form, "accountNumber"), text(form, "holderName")));
  }

  private static SellerBody.Company company(Map<String, String> form) {
    return new SellerBody.Company(
        text(form, "name"),
        text(form, "representativeName"),
        digits(form, "businessRegistrationNumber"),
        text(form, "email"),
        digits(form, "phone"));
  }

  private static SellerBody.Individual individual(Map<String, String> form) {
    return new SellerBody.Individual(
        text(form, "name"), text(form, "email"), digits(form, "phone"));
  }

  private static @Nullable String text(Map<String, String> form, String field) {
    String sent = form.get(field);
    return sent == null ? null : sent.strip();
  }

  /** People write numbers with hyphens and spaces. */
  private static @Nullable String digits(Map<String, String> form, String field) {
    String sent = form.get(field);
    return sent == null ? null : sent.replaceAll("[\\s-]", "");
  }
}
