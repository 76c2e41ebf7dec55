package dev.wonflow.api.ledger;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account in an address: {@code commission}, or {@code seller-payable:seller-1} for the part of
 * one seller.
 *
 * @param sellerId null for all
 */
record AccountName(String account, @Nullable String sellerId) {
  private static final Pattern ACCOUNT = Pattern.compile("[a-z-]{1,40}");
  private static final String PAYABLE = "seller-payable:";

  /** Not found where no account can have that name. */
  static AccountName parse(String name) {
    if (name.startsWith(PAYABLE)) {
      String seller = name.substring(PAYABLE.length());
      return new AccountName(
          "seller-payable", Require.optionalId(seller).orElseThrow(Refused::notFound));
    }
    if (!ACCOUNT.matcher(name).matches()) {
      throw Refused.notFound();
    }
    return new AccountName(name, null);
  }
}
