package dev.wonflow.activities.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CommissionRates {
  private final JdbcClient jdbc;

  CommissionRates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The rates that hold at a time, in one statement: a seller's own before the default. */
  Rates at(Instant time, Collection<String> sellers) {
    return new Rates(
        jdbc.sql(
                """
                select distinct on (seller_id) seller_id, basis_points
                  from commission_rate
                 where (seller_id is null or seller_id in (:sellers)) and valid_from <= :time
                 order by seller_id nulls last, valid_from desc
                """)
            .param("sellers", sellers)
            .param("time", time.atOffset(ZoneOffset.UTC))
            .query(Rate.class)
            .list());
  }

  record Rate(@Nullable String sellerId, int basisPoints) {
    boolean isFor(String seller) {
      return sellerId == null || sellerId.equals(seller);
    }
  }

  /** Sellers' own rates first, the default last. */
  record Rates(List<Rate> rates) {
    int of(String seller) {
      return rates.stream()
          .filter(rate -> rate.isFor(seller))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No default commission rate"))
          .basisPoints();
    }
  }
}
