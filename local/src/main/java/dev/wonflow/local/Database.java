package dev.wonflow.local;

import java.util.Map;

/**
 * One PostgreSQL database and the three logins that may use it.
 *
 * @param url JDBC address, without user and password
 * @param owner migrates the schema
 * @param worker writes rows
 * @param api selects from views
 */
public record Database(String url, Login owner, Login worker, Login api) {

  /** A database role and its password. */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return user;
    }
  }

  /** The variables under which the programs expect it. */
  public Map<String, String> environment() {
    return Map.of(
        "DATABASE_URL", url,
        "DATABASE_OWNER_USER", owner.user,
        "DATABASE_OWNER_PASSWORD", owner.password,
        "DATABASE_WORKER_USER", worker.user,
        "DATABASE_WORKER_PASSWORD", worker.password,
        "DATABASE_API_USER", api.user,
        "DATABASE_API_PASSWORD", api.password);
  }
}
