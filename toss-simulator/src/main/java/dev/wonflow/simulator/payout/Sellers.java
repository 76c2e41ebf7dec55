package dev.wonflow.simulator.payout;

import dev.wonflow.simulator.Tokens;
import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import dev.wonflow.simulator.payment.Banks;
import dev.wonflow.simulator.payout.Seller.Account;
import dev.wonflow.simulator.payout.Seller.BusinessType;
import dev.wonflow.simulator.payout.Seller.Status;
import dev.wonflow.simulator.webhook.Webhooks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Registering sellers and trusting them. */
@Service
class Sellers {
  private final SellerRows rows;
  private final Webhooks webhooks;

  /** What the shop sends. */
  record Request(
      @Nullable String refSellerId,
      @Nullable BusinessType businessType,
      @Nullable Map<String, Object> company,
      @Nullable Map<String, Object> individual,
      @Nullable Account account,
      @Nullable Map<String, String> metadata) {}

  Sellers(SellerRows rows, Webhooks webhooks) {
    this.rows = rows;
    this.webhooks = webhooks;
  }

  Seller register(Merchant merchant, Request request) {
    var reference = request.refSellerId();
    var type = request.businessType();
    if (reference == null || !reference.matches("[A-Za-z0-9_-]{7,20}") || type == null) {
      throw new TossError("INVALID_REQUEST");
    }
    var described = type == BusinessType.INDIVIDUAL ? request.individual() : request.company();
    if (described == null || described.isEmpty()) {
      throw new TossError("INVALID_REQUEST");
    }
    var account = checked(request.account());
    if (rows.isTaken(merchant, reference)) {
      throw new TossError("ALREADY_EXIST_SUBMALL");
    }
    var status =
        type == BusinessType.CORPORATE ? Status.PARTIALLY_APPROVED : Status.APPROVAL_REQUIRED;
    var seller =
        new Seller(
            "seller_" + Tokens.lower(26),
            reference,
            type,
            request.company(),
            request.individual(),
            account,
            request.metadata(),
            status);
    rows.insert(merchant, seller);
    return seller;
  }

  /** Name and type stay; what is absent stays too. */
  Seller change(Merchant merchant, String id, Request request) {
    var old = find(merchant, id);
    var seller =
        new Seller(
            old.id(),
            old.refSellerId(),
            old.businessType(),
            request.company() == null ? old.company() : request.company(),
            request.individual() == null ? old.individual() : request.individual(),
            request.account() == null ? old.account() : checked(request.account()),
            request.metadata() == null ? old.metadata() : request.metadata(),
            old.status());
    rows.update(seller);
    return seller;
  }

  Seller delete(Merchant merchant, String id) {
    var seller = find(merchant, id);
    rows.delete(seller);
    return seller;
  }

  Seller find(Merchant merchant, String id) {
    return rows.find(merchant, id).orElseThrow(() -> new TossError("NOT_FOUND_SUBMALL"));
  }

  Seller findAny(String idOrReference) {
    return rows.findAny(idOrReference).orElseThrow(() -> new TossError("NOT_FOUND_SUBMALL"));
  }

  List<Seller> list(Merchant merchant, @Nullable String after, int limit) {
    return rows.list(merchant, after, limit);
  }

  /** Toss tells of every state but the first. */
  Seller become(Seller seller, Status status) {
    if (seller.status() == status) {
      return seller;
    }
    var next = seller.with(status);
    rows.update(next);
    if (status != Status.APPROVAL_REQUIRED) {
      webhooks.changed("seller.changed", "seller", next.masked(), next.refSellerId());
    }
    return next;
  }

  private static Account checked(@Nullable Account account) {
    if (account == null
        || account.holderName() == null
        || !Banks.takesTransfers(account.bankCode())) {
      throw new TossError("INVALID_REQUEST");
    }
    if (account.accountNumber() == null || !account.accountNumber().matches("[0-9]{1,20}")) {
      throw new TossError("INVALID_ACCOUNT_NUMBER");
    }
    return account;
  }
}
