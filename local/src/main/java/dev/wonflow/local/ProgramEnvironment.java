package dev.wonflow.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The variables that the three programs are started with. Names: `docs/configuration.md`. */
final class ProgramEnvironment {
  private static final int SECURITY_KEY_BYTES = 32;
  private static final int DEMO_KEY_BYTES = 16;
  private static final List<String> DEMO_ROLES =
      List.of("checkout", "finance", "finance2", "operator", "auditor");
  private final Map<String, String> given;
  private final Secrets secrets;
  private final Path directory;

  /**
   * The environment of one folder.
   *
   * @param given what the user has set: it wins
   */
  ProgramEnvironment(Map<String, String> given, Secrets secrets, Path directory) {
    this.given = given;
    this.secrets = secrets;
    this.directory = directory;
  }

  Map<String, String> of(Database database, String temporalAddress) {
    Map<String, String> all = new TreeMap<>();
    all.putAll(ports());
    all.putAll(toss());
    all.putAll(ours());
    all.putAll(given);
    all.put("TEMPORAL_ADDRESS", temporalAddress);
    all.putAll(database.environment());
    return all;
  }

  /** The key of each role, written for people and programs to `demo-keys.json`. */
  Map<String, String> demoKeys() {
    Map<String, String> keys = new TreeMap<>();
    DEMO_ROLES.forEach(role -> keys.put(role, demoKey(role)));
    PrivateFile.write(
        demoKeysFile(),
        keys.entrySet().stream()
            .map(key -> "  \"%s\": \"%s\"".formatted(key.getKey(), key.getValue()))
            .collect(Collectors.joining(",\n", "{\n", "\n}\n")));
    return keys;
  }

  String url(Port port) {
    return "http://localhost:" + port.in(given);
  }

  Path demoKeysFile() {
    return directory.resolve("demo-keys.json");
  }

  private String demoKey(String role) {
    return secrets.get(
        "WONFLOW_DEMO_KEY_" + role,
        () -> "wf_local_%s_%s".formatted(role, Secrets.hex(DEMO_KEY_BYTES)));
  }

  private Map<String, String> ports() {
    return List.of(Port.API, Port.SIMULATOR, Port.WORKER).stream()
        .collect(Collectors.toMap(Port::variable, port -> Integer.toString(port.in(given))));
  }

  private Map<String, String> toss() {
    return Map.of(
        "TOSS_BASE_URL",
        url(Port.SIMULATOR),
        "TOSS_SCRIPT_URL",
        url(Port.SIMULATOR) + "/v2/standard",
        "TOSS_CLIENT_KEY",
        "test_ck_wonflow_local",
        "TOSS_SECRET_KEY",
        "test_sk_wonflow_local",
        "TOSS_SECURITY_KEY",
        secrets.get("TOSS_SECURITY_KEY", () -> Secrets.hex(SECURITY_KEY_BYTES)),
        "WONFLOW_SIMULATOR_DATA",
        directory.resolve("simulator").toString(),
        "WONFLOW_SIMULATOR_WEBHOOK_URL",
        url(Port.API) + "/payments/webhook");
  }

  private Map<String, String> ours() {
    return Map.of(
        "TEMPORAL_NAMESPACE", "default",
        "SPRING_PROFILES_ACTIVE", "local",
        "WONFLOW_DEPLOYMENT", "local",
        "WONFLOW_PUBLIC_URL", url(Port.API),
        "WONFLOW_LINK_KEY", secrets.key("WONFLOW_LINK_KEY"),
        "WONFLOW_VAULT_KEY", secrets.key("WONFLOW_VAULT_KEY"),
        "WONFLOW_DEMO_KEYS_FILE", demoKeysFile().toString());
  }
}
