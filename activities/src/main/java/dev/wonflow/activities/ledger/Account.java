package dev.wonflow.activities.ledger;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;

/** An account of the books; the table {@code account} holds the same. */
enum Account {
  TOSS_RECEIVABLE("toss-receivable"),
  SELLER_PAYABLE("seller-payable"),
  COMMISSION("commission"),
  VAT_PAYABLE("vat-payable");

  private final String code;

  Account(String code) {
    this.code = code;
  }

  @Converter(autoApply = true)
  static class Column implements AttributeConverter<Account, String> {
    @Override
    public String convertToDatabaseColumn(Account account) {
      return account.code;
    }

    @Override
    public Account convertToEntityAttribute(String code) {
      return Arrays.stream(values()).filter(a -> a.code.equals(code)).findFirst().orElseThrow();
    }
  }
}
