package dev.wonflow.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wonflow.activities.ActivitiesConfiguration;
import dev.wonflow.local.Database;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The real steps of a payment in this JVM, on a database of their own, with no Temporal. */
@EnableAutoConfiguration
@Import(ActivitiesConfiguration.class)
class BooksProgram {
  static final int CONNECTIONS = 32;

  static ConfigurableApplicationContext start(Database database, URI toss, String tossKey) {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("spring.flyway.url", database.url()),
            Map.entry("spring.flyway.user", database.owner().user()),
            Map.entry("spring.flyway.password", database.owner().password()),
            Map.entry("spring.datasource.url", database.url()),
            Map.entry("spring.datasource.username", database.worker().user()),
            Map.entry("spring.datasource.password", database.worker().password()),
            Map.entry("spring.datasource.hikari.maximum-pool-size", "" + CONNECTIONS),
            // As many clients as wanted may wait for one of them.
            Map.entry("spring.datasource.hikari.connection-timeout", "30000"),
            Map.entry("spring.jpa.open-in-view", "false"),
            Map.entry("wonflow.toss.base-url", toss.toString()),
            Map.entry("wonflow.toss.secret-key", tossKey),
            Map.entry("wonflow.payouts.security-key", "00".repeat(32)),
            Map.entry(
                "wonflow.vault.key",
                Base64.getEncoder().encodeToString("v".repeat(32).getBytes(UTF_8))));
    return new SpringApplicationBuilder(BooksProgram.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }
}
