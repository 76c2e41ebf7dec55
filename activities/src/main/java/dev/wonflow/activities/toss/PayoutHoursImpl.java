package dev.wonflow.activities.toss;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wonflow.activities.vault.Vault;
import dev.wonflow.payout.Hours;
import dev.wonflow.payout.HoursAsked;
import dev.wonflow.payout.PayoutHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tables of holidays and maintenance; whose bank it is says the vault, and only here. */
@Component
class PayoutHoursImpl implements PayoutHours {
  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;
  private final Vault vault;

  PayoutHoursImpl(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  @Override
  @Transactional(readOnly = true)
  public Hours ahead(HoursAsked asked) {
    LocalDate from = asked.from().atOffset(ZoneOffset.ofHours(9)).toLocalDate();
    List<LocalDate> holidays =
        jdbc.sql("select day from holiday where day between :from and :to order by day")
            .param("from", from)
            .param("to", from.plusMonths(13))
            .query(LocalDate.class)
            .list();
    return new Hours(holidays, opens(asked));
  }

  private @Nullable Instant opens(HoursAsked asked) {
    OffsetDateTime opens =
        jdbc.sql("select closed_until('BANK', cast(:bank as text), :moment)")
            .param("bank", bank(asked.sellerId().value()))
            .param("moment", asked.from().atOffset(ZoneOffset.UTC))
            .query(OffsetDateTime.class)
            .optional()
            .orElse(null);
    return opens == null ? null : opens.toInstant();
  }

  /** Null where it is not known: then only what is closed for all banks counts. */
  private @Nullable String bank(String seller) {
    return jdbc.sql("select vault_id from seller where id = :id")
        .param("id", seller)
        .query(String.class)
        .optional()
        .map(row -> twoCharacters(particulars(row)))
        .orElse(null);
  }

  private String particulars(String row) {
    try {
      return JSON.readTree(vault.open(row)).path("account").path("bankCode").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The vault keeps particulars as JSON"); // quotes nothing
    }
  }

  /** Windows have Toss's two characters; of three, 국민 is the exception to "0 and two". */
  private static String twoCharacters(String bank) {
    if (bank.equals("004")) {
      return "06";
    }
    return bank.length() == 3 ? bank.substring(1) : bank;
  }
}
