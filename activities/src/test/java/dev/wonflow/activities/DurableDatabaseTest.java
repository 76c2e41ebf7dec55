package dev.wonflow.activities;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wonflow.ledger.Ledger;
import dev.wonflow.local.Database;
import dev.wonflow.local.LocalPostgres;
import dev.wonflow.wallet.Wallet;
import java.nio.file.Path;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The activities on a PostgreSQL that writes each commit through to the disk: what waits for a
 * commit shows only there.
 */
@SpringBootTest(
    classes = DatabaseTest.Program.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class DurableDatabaseTest {
  static final LocalPostgres SERVER = server();
  static final Database DATABASE = SERVER.database();

  @Autowired Ledger ledger;
  @Autowired Wallet wallet;

  @DynamicPropertySource
  static void connect(DynamicPropertyRegistry settings) {
    settings.add("spring.flyway.url", DATABASE::url);
    settings.add("spring.flyway.user", () -> DATABASE.owner().user());
    settings.add("spring.flyway.password", () -> DATABASE.owner().password());
    settings.add("spring.datasource.url", DATABASE::url);
    settings.add("spring.datasource.username", () -> DATABASE.worker().user());
    settings.add("spring.datasource.password", () -> DATABASE.worker().password());
    settings.add("spring.datasource.hikari.maximum-pool-size", () -> PostingLoad.THREADS);
    settings.add("wonflow.toss.secret-key", () -> "test_sk_simulator0001");
    settings.add("wonflow.payouts.security-key", () -> "00".repeat(32));
    settings.add(
        "wonflow.vault.key",
        () -> Base64.getEncoder().encodeToString("v".repeat(32).getBytes(UTF_8)));
  }

  private static LocalPostgres server() {
    LocalPostgres postgres =
        LocalPostgres.start(Path.of("target", "durable-postgres-" + ProcessHandle.current().pid()));
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    return postgres;
  }
}
