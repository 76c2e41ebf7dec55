package dev.wonflow.api.caller;

import dev.wonflow.id.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose a key is, looked up by its hash. A revoked key works for some seconds more. */
@Component
class ApiKeys {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(5);
  private static final int MOST_KNOWN = 10_000;
  private static final int LONGEST = 200;

  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final JdbcClient database;
  private final Clock clock;

  ApiKeys(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Known(Caller caller, Instant until) {}

  /** A key as it was sent; empty where it was never made, or is revoked. */
  Optional<KeyHolder> find(String key) {
    return key.isEmpty() || key.length() > LONGEST ? Optional.empty() : holder(Ids.digest(key));
  }

  /** A key that was shown before, by its hash. */
  Optional<KeyHolder> holder(String hash) {
    Known remembered = known.get(hash);
    if (remembered != null && clock.instant().isBefore(remembered.until())) {
      return Optional.of(new KeyHolder(hash, remembered.caller()));
    }
    Optional<Caller> caller = stored(hash);
    caller.ifPresentOrElse(found -> remember(hash, found), () -> known.remove(hash));
    return caller.map(found -> new KeyHolder(hash, found));
  }

  /** Only keys that exist are remembered, so nobody can fill this with guesses. */
  private void remember(String hash, Caller caller) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(hash, new Known(caller, clock.instant().plus(KNOWN_FOR)));
  }

  private Optional<Caller> stored(String hash) {
    return database
        .sql("select client, person, role from api_key_view where hash = :hash")
        .param("hash", hash)
        .query(
            (row, n) ->
                new Caller(
                    row.getString("client"),
                    row.getString("person"),
                    Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT))))
        .optional();
  }
}
