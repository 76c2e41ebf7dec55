package dev.wonflow.activities;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wonflow.ledger.Ledger;
import dev.wonflow.local.Database;
import dev.wonflow.local.LocalPostgres;
import dev.wonflow.local.LocalSystem;
import dev.wonflow.wallet.Wallet;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The activities on a PostgreSQL that writes each commit through to the disk: what waits for a
 * commit shows only there.
 */
@SpringBootTest(
    classes = DatabaseTest.Program.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class DurableDatabaseTest {
  @Autowired Ledger ledger;
  @Autowired Wallet wallet;

  static void connect(DynamicPropertyRegistry settings, Database database) {
    settings.add("spring.flyway.url", database::url);
    settings.add("spring.flyway.user", () -> database.owner().user());
    settings.add("spring.flyway.password", () -> database.owner().password());
    settings.add("spring.datasource.url", database::url);
    settings.add("spring.datasource.username", () -> database.worker().user());
    settings.add("spring.datasource.password", () -> database.worker().password());
    settings.add("spring.datasource.hikari.maximum-pool-size", () -> PostingLoad.THREADS);
    settings.add("wonflow.toss.secret-key", () -> "test_sk_simulator0001");
    settings.add("wonflow.payouts.security-key", () -> "00".repeat(32));
    settings.add(
        "wonflow.vault.key",
        () -> Base64.getEncoder().encodeToString("v".repeat(32).getBytes(UTF_8)));
  }

  static LocalPostgres server(String name, List<String> settings) {
    LocalPostgres postgres =
        LocalPostgres.start(
            Path.of("target", name + "-postgres-" + ProcessHandle.current().pid()),
            LocalSystem.freePort(),
            settings);
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    return postgres;
  }
}
