package dev.wonflow.worker.key;

import dev.wonflow.id.Ids;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of API keys, as its owner; no other login may write it. */
final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 20;

  private final JdbcClient owner;

  Keys(DataSource owner) {
    this.owner = JdbcClient.create(owner);
  }

  /** A new key; nobody can read it again later. */
  String create(KeyHolder holder) {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    String key = "wf_%s_%s".formatted(holder.role(), HexFormat.of().formatHex(secret));
    keep(key, holder);
    return key;
  }

  /** Keeps a given key; once. */
  void keep(String key, KeyHolder holder) {
    owner
        .sql(
            """
            insert into api_key (hash, client, person, role)
            values (:hash, :client, :person, :role)
            on conflict (hash) do nothing
            """)
        .param("hash", Ids.digest(key))
        .param("client", holder.client())
        .param("person", holder.person())
        .param("role", holder.role())
        .update();
  }

  /** Revokes all keys of a person; answers how many. */
  int revoke(String client, String person) {
    return owner
        .sql(
            """
            update api_key set revoked_at = now()
             where client = :client and person = :person and revoked_at is null
            """)
        .param("client", client)
        .param("person", person)
        .update();
  }
}
