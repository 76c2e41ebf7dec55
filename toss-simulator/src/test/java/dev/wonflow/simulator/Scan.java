package dev.wonflow.simulator;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** How many rows a statement of the simulator looks at. */
public final class Scan {
  private static final Pattern COUNT = Pattern.compile("scanCount: (\\d+)");

  private Scan() {}

  /**
   * In a new database with the simulator's tables.
   *
   * @param rows a statement that fills them
   * @param due asks for what is due at a time, at most so many
   */
  public static int ofDue(String rows, String due) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:h2:mem:", "sa", "")) {
      ScriptUtils.executeSqlScript(database, new ClassPathResource("schema.sql"));
      try (var statement = database.createStatement()) {
        statement.execute("set referential_integrity false");
        statement.execute(rows);
      }
      try (PreparedStatement plan = database.prepareStatement("explain analyze " + due)) {
        plan.setObject(1, OffsetDateTime.of(2030, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
        plan.setInt(2, 500);
        try (ResultSet answer = plan.executeQuery()) {
          answer.next();
          return count(answer.getString(1));
        }
      }
    }
  }

  private static int count(String plan) {
    Matcher matcher = COUNT.matcher(plan);
    if (!matcher.find()) {
      throw new IllegalStateException("No count in: " + plan);
    }
    return Integer.parseInt(matcher.group(1));
  }
}
