package dev.wonflow.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Keeps the compose file in step with the programs, without a container engine. */
class ComposeTest {
  private static final String FILE = SourceTree.read("docker-compose-temporal.yml");
  private static final Map<String, Map<String, Object>> SERVICES = services();
  private static final Pattern PINNED = Pattern.compile("[a-z/-]+:\\d+\\.\\d+(\\.\\d+)?[\\w.-]*");
  private static final Pattern BASE = Pattern.compile("FROM (\\S+)");

  /** Without a default a missing secret stops Compose, and its name says which. */
  private static final Pattern OPTIONAL = Pattern.compile("\\$\\{(\\w+):-[^}]*}");

  private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|KEY)");

  @Test
  void everyImageIsPinned() {
    Stream<String> images = SERVICES.values().stream().map(s -> String.valueOf(s.get("image")));
    Stream<String> bases = SourceTree.matches(BASE, FILE).stream();

    assertThat(Stream.concat(images, bases)).isNotEmpty().allMatch(PINNED.asMatchPredicate());
  }

  @Test
  void whatKeepsRunningTellsItsHealth() {
    SERVICES.forEach(
        (name, service) ->
            assertThat(service.containsKey("healthcheck"))
                .as("%s either ends by itself or has a health check", name)
                .isNotEqualTo(endsByItself(service)));
  }

  @Test
  void everyDependencySaysWhatItWaitsFor() {
    SERVICES.forEach(
        (name, service) ->
            map(service.get("depends_on"))
                .forEach(
                    (other, dependency) ->
                        assertThat(map(dependency).get("condition"))
                            .as("%s waits for %s", name, other)
                            .isEqualTo(
                                endsByItself(service(other))
                                    ? "service_completed_successfully"
                                    : "service_healthy")));
  }

  @Test
  void everyProgramIsThereUnderItsName() {
    for (String program : SourceTree.PROGRAMS) {
      assertThat(service(program))
          .as(program)
          .containsEntry("image", "wonflow/" + program + ":0.1.0-SNAPSHOT")
          .containsKeys("build", "profiles");
    }
  }

  @Test
  void programsGetOnlyVariablesThatTheyRead() {
    for (String program : SourceTree.PROGRAMS) {
      assertThat(SourceTree.variablesOf(program))
          .as("variables of %s", program)
          .containsAll(map(service(program).get("environment")).keySet());
    }
  }

  @Test
  void programsGetEverySecretThatTheyRead() {
    for (String program : SourceTree.PROGRAMS) {
      Set<String> given = map(service(program).get("environment")).keySet();
      Set<String> secrets = new TreeSet<>(SourceTree.variablesOf(program));
      secrets.removeIf(variable -> !variable.matches("(DATABASE|TOSS|WONFLOW)_.*(PASSWORD|KEY)"));

      assertThat(given).as("environment of %s", program).containsAll(secrets);
    }
  }

  @Test
  void everyVariableIsExplained() {
    String explained = SourceTree.read("docs/configuration.md");
    Set<String> variables = SourceTree.variablesIn(FILE);
    variables.addAll(exampleVariables());

    assertThat(variables).isNotEmpty().allMatch(name -> explained.contains("`" + name + "`"));
  }

  @Test
  void noSecretHasADefault() {
    assertThat(SourceTree.matches(OPTIONAL, FILE))
        .isNotEmpty()
        .noneMatch(SECRET.asMatchPredicate());
  }

  @Test
  void exampleNamesEveryVariableThatIsNeeded() {
    Set<String> needed = SourceTree.variablesIn(FILE);
    needed.removeAll(SourceTree.matches(OPTIONAL, FILE));

    assertThat(exampleVariables()).containsExactlyElementsOf(needed);
  }

  @Test
  void operatorsSearchAttributesAreMade() {
    assertThat(String.valueOf(service("temporal-namespace").get("command")))
        .contains("--name NeedsOperator --type Bool")
        .contains("--name ErrorCode --type Keyword");
  }

  private static Set<String> exampleVariables() {
    return SourceTree.matches(
        Pattern.compile("^([A-Z_]+)=", Pattern.MULTILINE), SourceTree.read(".env.example"));
  }

  private static Map<String, Object> service(String name) {
    return requireNonNull(SERVICES.get(name), name);
  }

  private static boolean endsByItself(Map<String, Object> service) {
    return "on-failure:3".equals(service.get("restart"));
  }

  private static Map<String, Map<String, Object>> services() {
    Map<String, Object> file = new Yaml().load(FILE);
    Map<String, Map<String, Object>> services = new TreeMap<>();
    map(file.get("services")).forEach((name, service) -> services.put(name, map(service)));
    assertThat(services).isNotEmpty();
    return services;
  }

  /** A part of the file; lists of `depends_on` without conditions are refused here. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object part) {
    assertThat(part instanceof List).as("a list: %s", part).isFalse();
    return part == null ? Map.of() : (Map<String, Object>) part;
  }
}
