package dev.wonflow.worker.key;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the keys valid that the launcher drew for this machine; in the local profile only. */
@Component
@Profile("local")
class DemoKeys implements ApplicationRunner {
  private static final String CLIENT = "demo";
  private static final Map<String, KeyHolder> HOLDERS =
      Map.of(
          "checkout", new KeyHolder(CLIENT, "shop", "checkout"),
          "finance", new KeyHolder(CLIENT, "finance-1", "finance"),
          "finance2", new KeyHolder(CLIENT, "finance-2", "finance"),
          "operator", new KeyHolder(CLIENT, "operator-1", "operator"),
          "auditor", new KeyHolder(CLIENT, "auditor-1", "auditor"));

  private final Keys keys;
  private final JsonMapper json;
  private final String file;

  DemoKeys(Flyway flyway, JsonMapper json, @Value("${WONFLOW_DEMO_KEYS_FILE:}") String file) {
    this.keys = new Keys(flyway.getConfiguration().getDataSource());
    this.json = json;
    this.file = file;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (file.isEmpty() || !Files.isRegularFile(Path.of(file))) {
      return;
    }
    JsonNode drawn = json.readTree(Path.of(file).toFile());
    HOLDERS.forEach(
        (name, holder) -> {
          String key = drawn.path(name).asString("");
          if (!key.isEmpty()) {
            keys.keep(key, holder);
          }
        });
  }
}
