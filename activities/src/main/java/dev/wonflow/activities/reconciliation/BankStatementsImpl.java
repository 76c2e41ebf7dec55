package dev.wonflow.activities.reconciliation;

import dev.wonflow.reconciliation.BankImported;
import dev.wonflow.reconciliation.BankStatement;
import dev.wonflow.reconciliation.BankStatements;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class BankStatementsImpl implements BankStatements {
  private final JdbcClient jdbc;

  BankStatementsImpl(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public BankImported keep(BankStatement statement) {
    String upload = statement.uploadId();
    jdbc.sql(BankSql.KEEP).param("upload", upload).update();
    jdbc.sql(BankSql.COVER).param("upload", upload).update();
    return jdbc.sql(BankSql.KEPT)
        .param("upload", upload)
        .query(
            (row, n) ->
                new BankImported(
                    row.getInt("lines"),
                    row.getInt("added"),
                    row.getObject("from_date", LocalDate.class),
                    row.getObject("to_date", LocalDate.class)))
        .single();
  }
}
