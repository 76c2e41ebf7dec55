package dev.wonflow.api.shop;

import java.util.List;

/**
 * Something that the demo shop sells.
 *
 * @param id its name is {@code good.{id}} in the message bundles
 * @param won price of one
 */
record Good(String id, String sellerId, long won) {
  static final List<Good> ALL =
      List.of(
          new Good("tea", "seller-dawon", 12_000),
          new Good("cups", "seller-dawon", 28_000),
          new Good("paper", "seller-hanji", 9_500),
          new Good("lamp", "seller-hanji", 54_000));
}
