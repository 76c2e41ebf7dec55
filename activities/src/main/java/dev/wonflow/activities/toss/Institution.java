package dev.wonflow.activities.toss;

import org.jspecify.annotations.Nullable;

/**
 * Who moves the buyer's money. Card companies and banks have codes of their own: 11 is one of each.
 *
 * @param kind BANK or CARD, as the maintenance windows have it
 * @param code Toss's two characters; null where Toss does not say
 */
record Institution(String kind, @Nullable String code) {
  static final Institution SOME_BANK = new Institution("BANK", null);

  static Institution bank(@Nullable String code) {
    return new Institution("BANK", code);
  }

  static Institution card(@Nullable String code) {
    return new Institution("CARD", code);
  }
}
