package dev.wonflow.api.shop;

import java.util.List;

/**
 * What a buyer wants.
 *
 * @param orderName in the buyer's language
 */
record Cart(String orderName, List<Line> lines) {

  /**
   * Some of one good.
   *
   * @param words name and count in the buyer's language
   */
  record Line(Good good, int count, String words) {}
}
