package dev.wonflow.simulator.payment;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Banks by Toss's two characters; not the same namespace as card companies. */
public final class Banks {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("06", "국민"),
          Map.entry("88", "신한"),
          Map.entry("20", "우리"),
          Map.entry("81", "하나"),
          Map.entry("11", "NH농협"),
          Map.entry("12", "단위농협"),
          Map.entry("03", "IBK기업"),
          Map.entry("02", "산업"),
          Map.entry("07", "수협"),
          Map.entry("30", "수협중앙회"),
          Map.entry("23", "SC제일"),
          Map.entry("27", "씨티"),
          Map.entry("31", "iM뱅크"),
          Map.entry("32", "부산"),
          Map.entry("34", "광주"),
          Map.entry("35", "제주"),
          Map.entry("37", "전북"),
          Map.entry("39", "경남"),
          Map.entry("45", "새마을"),
          Map.entry("48", "신협"),
          Map.entry("50", "저축"),
          Map.entry("71", "우체국"),
          Map.entry("64", "산림"),
          Map.entry("89", "케이뱅크"),
          Map.entry("90", "카카오뱅크"),
          Map.entry("92", "토스뱅크"),
          Map.entry("54", "HSBC"),
          Map.entry("60", "BOA"));
  private static final Set<String> ISSUING =
      Set.of("39", "34", "06", "03", "11", "31", "32", "45", "07", "88", "20", "71", "81");

  private Banks() {}

  public static boolean isKnown(@Nullable String code) {
    return code != null && (NAMES.containsKey(code) || isThreeDigits(code));
  }

  /** Securities firms take transfers too, under codes of their own. */
  public static boolean takesTransfers(@Nullable String code) {
    return isKnown(code) || (code != null && code.matches("2[0-9]{2}|S[0-9A-Z]"));
  }

  /** Whether the bank issues virtual accounts. */
  static boolean issuesAccounts(@Nullable String code) {
    return code != null && ISSUING.contains(code);
  }

  /** Code to name of the banks that issue virtual accounts, for the payment window. */
  public static Map<String, String> issuing() {
    var banks = new TreeMap<>(NAMES);
    banks.keySet().retainAll(ISSUING);
    return banks;
  }

  /** Code to name of all banks, for the payment window. */
  public static Map<String, String> all() {
    return new TreeMap<>(NAMES);
  }

  /** All but 국민 (004) are "0" and the two digits. */
  private static boolean isThreeDigits(String code) {
    return code.equals("004") || (code.length() == 3 && NAMES.containsKey(code.substring(1)));
  }
}
