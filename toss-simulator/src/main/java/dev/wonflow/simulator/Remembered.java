package dev.wonflow.simulator;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Small named values that survive a restart. */
@Repository
public class Remembered {
  private final JdbcClient database;
  private final JsonMapper json;

  Remembered(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  public <T> Optional<T> find(String name, Class<T> type) {
    return database
        .sql("select text from remembered where name = ?")
        .param(name)
        .query(String.class)
        .optional()
        .map(text -> json.readValue(text, type));
  }

  public void put(String name, Object value) {
    database
        .sql("merge into remembered (name, text) values (?, ?)")
        .params(name, json.writeValueAsString(value))
        .update();
  }
}
