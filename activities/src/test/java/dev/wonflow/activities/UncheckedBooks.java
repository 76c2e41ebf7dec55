package dev.wonflow.activities;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Books that a bulk day is written to at once: what checks them row by row would take longer than
 * all that is measured.
 */
final class UncheckedBooks {
  /** The chain of the day that is today, gone on with; as {@code link_hash} has it. */
  private static final String SEALED =
      """
      do $$
      declare
        today date := (now() at time zone 'Asia/Seoul')::date;
        last  journal_link;
        next  record;
      begin
        select * into last from journal_link where day = today and lane = 0 order by number desc limit 1;
        for next in select journal_id, array_agg(digest order by position) as rows,
                           string_agg(digest, ''::bytea order by position) as joined
                      from journal_row where journal_id > coalesce(last.journal_id, 0) group by journal_id order by journal_id
        loop
          last.number := coalesce(last.number, 0) + 1;
          last.hash := sha256(coalesce(last.hash, convert_to(to_char(today, 'YYYY-MM-DD'), 'UTF8')) || next.joined);
          insert into journal_link (journal_id, day, lane, number, rows, hash)
          values (next.journal_id, today, 0, last.number, next.rows, last.hash);
        end loop;
      end $$
      """;

  private static final String WITHOUT_REFERENCES =
      """
      do $$
      declare
        reference record;
      begin
        for reference in select conrelid::regclass as name, conname from pg_constraint
                          where contype = 'f' and conrelid in ('payment_order'::regclass, 'journal'::regclass,
                                'ledger_entry'::regclass, 'journal_link'::regclass, 'wallet_entry'::regclass)
        loop
          execute format('alter table %s drop constraint %I', reference.name, reference.conname);
        end loop;
      end $$
      """;

  private final JdbcClient owner;

  UncheckedBooks(JdbcClient owner) {
    this.owner = owner;
  }

  void dropReferences() {
    owner.sql(WITHOUT_REFERENCES).update();
  }

  void write(BulkDay bulk, int lines) {
    List<String> tables = List.of("journal", "ledger_entry", "wallet_entry");
    tables.forEach(table -> owner.sql("alter table " + table + " disable trigger user").update());
    bulk.write(lines, List.of(), List.of());
    owner.sql(SEALED).update();
    tables.forEach(table -> owner.sql("alter table " + table + " enable trigger user").update());
  }
}
