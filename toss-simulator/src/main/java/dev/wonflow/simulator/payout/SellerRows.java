package dev.wonflow.simulator.payout;

import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of sellers; a deleted one keeps its name taken. */
@Repository
class SellerRows {
  private final JdbcClient database;
  private final JsonMapper json;

  SellerRows(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  boolean isTaken(Merchant merchant, String refSellerId) {
    return database
        .sql("select id from seller where merchant = ? and ref_seller_id = ?")
        .params(merchant.id(), refSellerId)
        .query(String.class)
        .optional()
        .isPresent();
  }

  void insert(Merchant merchant, Seller seller) {
    database
        .sql("insert into seller (id, merchant, ref_seller_id, document) values (?, ?, ?, ?)")
        .params(seller.id(), merchant.id(), seller.refSellerId(), json.writeValueAsString(seller))
        .update();
  }

  void update(Seller seller) {
    database
        .sql("update seller set document = ? where id = ?")
        .params(json.writeValueAsString(seller), seller.id())
        .update();
  }

  void delete(Seller seller) {
    database.sql("update seller set deleted = true where id = ?").param(seller.id()).update();
  }

  /** Locked, so that its weekly limit is counted once. */
  Optional<Seller> find(Merchant merchant, String id) {
    return database
        .sql("select document from seller where merchant = ? and id = ? and not deleted for update")
        .params(merchant.id(), id)
        .query(String.class)
        .optional()
        .map(this::read);
  }

  /** Whichever merchant's, by Toss's id or by ours. */
  Optional<Seller> findAny(String idOrReference) {
    return database
        .sql("select document from seller where id = ? or ref_seller_id = ? limit 1")
        .params(idOrReference, idOrReference)
        .query(String.class)
        .optional()
        .map(this::read);
  }

  List<Seller> list(Merchant merchant, @Nullable String after, int limit) {
    return database
        .sql(
            """
            select document from seller where merchant = ? and not deleted and sequence > ?
            order by sequence limit ?""")
        .params(merchant.id(), sequence(merchant, after), limit)
        .query(String.class)
        .list()
        .stream()
        .map(this::read)
        .toList();
  }

  private long sequence(Merchant merchant, @Nullable String id) {
    if (id == null) {
      return -1;
    }
    return database
        .sql("select sequence from seller where id = ? and merchant = ?")
        .params(id, merchant.id())
        .query(Long.class)
        .optional()
        .orElseThrow(() -> new TossError("INVALID_PAGING_KEY"));
  }

  private Seller read(String text) {
    return json.readValue(text, Seller.class);
  }
}
