package dev.wonflow.api.payout;

import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.id.SellerId;
import dev.wonflow.payout.SellerStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stored about sellers, read through the view. */
@Component
public class SellerViews {
  private final JdbcClient database;

  SellerViews(JdbcClient database) {
    this.database = database;
  }

  /**
   * A seller as it is stored.
   *
   * @param status null until Toss took it
   * @param tossCode why Toss did not take it
   */
  public record Seller(
      SellerId id,
      String fingerprint,
      @Nullable SellerStatus status,
      @Nullable String tossCode,
      OffsetDateTime requestedAt) {
    boolean isPayable() {
      return status == SellerStatus.PARTIALLY_APPROVED || status == SellerStatus.APPROVED;
    }
  }

  Optional<Seller> find(String sellerId) {
    return find("seller_id", sellerId);
  }

  /** The seller that Toss knows under our reference. */
  public Optional<Seller> findByReference(String refSellerId) {
    return find("ref_seller_id", refSellerId);
  }

  /**
   * What is owed to a seller.
   *
   * @param held by refunds under way
   * @param pending not deliverable yet
   * @param available what may be paid out
   */
  public record Money(long balance, long held, long pending, long available) {}

  /** Nothing before the first movement. */
  Optional<Money> money(String sellerId) {
    return database
        .sql("select * from wallet_view where seller_id = :seller and currency = 'KRW'")
        .param("seller", sellerId)
        .query(SellerViews::money)
        .optional();
  }

  /** A seller and its money, for the list. */
  public record Line(Seller seller, long available) {}

  /** Registered sellers whose id comes after one. */
  Page<Line> after(String sellerId, int limit) {
    List<Line> found =
        database
            .sql(
                """
            select s.*, coalesce(w.available, 0) as available
              from seller_view s left join wallet_view w on w.seller_id = s.seller_id and w.currency = 'KRW'
             where s.seller_id > :after order by s.seller_id limit :limit
            """)
            .param("after", sellerId)
            .param("limit", limit + 1)
            .query((row, number) -> new Line(seller(row, number), row.getLong("available")))
            .list();
    return Page.byId(limit, found, line -> line.seller().id().value());
  }

  private static Money money(ResultSet row, int number) throws SQLException {
    return new Money(
        row.getLong("balance"),
        row.getLong("held"),
        row.getLong("pending"),
        row.getLong("available"));
  }

  private Optional<Seller> find(String column, String value) {
    return database
        .sql("select * from seller_view where " + column + " = :value")
        .param("value", value)
        .query(SellerViews::seller)
        .optional();
  }

  private static Seller seller(ResultSet row, int number) throws SQLException {
    String status = row.getString("status");
    return new Seller(
        new SellerId(row.getString("seller_id")),
        row.getString("fingerprint"),
        status == null ? null : SellerStatus.valueOf(status),
        row.getString("toss_code"),
        SeoulTime.of(row.getObject("requested_at", OffsetDateTime.class).toInstant()));
  }
}
