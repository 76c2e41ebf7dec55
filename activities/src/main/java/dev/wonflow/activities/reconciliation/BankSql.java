package dev.wonflow.activities.reconciliation;

/** The statements about what the bank got. */
final class BankSql {
  /** Equal lines of a day are told apart by counting them, in every statement alike. */
  static final String KEEP =
      """
      with line as (
        select l.date, l.amount, l.text, row_number() over (partition by l.date, l.amount, l.text) as n
          from bank_upload u, jsonb_to_recordset(u.lines) as l (date date, amount bigint, text text)
         where u.id = :upload
      )
      insert into bank_line (id, date, amount, text, upload_id)
      select substr(encode(sha256(convert_to(jsonb_build_array(date, amount, text, n)::text, 'UTF8')), 'hex'), 1, 32),
             date, amount, text, :upload
        from line
      on conflict (id) do nothing
      """;

  static final String COVER =
      """
      insert into bank_statement (upload_id, from_date, to_date)
      select u.id, min(l.date), max(l.date)
        from bank_upload u, jsonb_to_recordset(u.lines) as l (date date) where u.id = :upload group by u.id
      on conflict (upload_id) do nothing
      """;

  static final String KEPT =
      """
      select jsonb_array_length(u.lines) as lines, (select count(*) from bank_line l where l.upload_id = u.id) as added,
             s.from_date, s.to_date
        from bank_upload u join bank_statement s on s.upload_id = u.id where u.id = :upload
      """;

  /** In the columns of {@link ComparisonSql}; the totals of a day are of buyers' money. */
  static final String FOUND =
      """
      select 'BANK_MISSING', 'bank:' || d.date, null, null, d.expected, 0::bigint, null
        from bank_day d
       where d.date = :date and d.covered and d.expected <> 0 and d.expected <> d.arrived and d.hit is null
      union all
      select 'BANK_EXTRA', 'bank:' || l.id, null, l.amount, null, 0, null
        from bank_day d join bank_line l on l.date = d.date and l.id is distinct from d.hit
       where d.date = :date and d.expected <> d.arrived
      """;

  private BankSql() {}
}
