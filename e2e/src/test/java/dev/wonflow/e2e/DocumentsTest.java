package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there. */
class DocumentsTest {
  private static final int LONGEST_README = 150;
  private static final int LONGEST_DECISION = 40;
  private static final String REQUIREMENTS = "docs/requirements.md";
  private static final String CONFIGURATION = "docs/configuration.md";
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*[a-z](?:Test|IT)(?:\\.\\w+)?)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([CFR]\\d+) \\|");
  private static final Pattern EXPLAINED = Pattern.compile("(?m)^\\| `([A-Z][A-Z0-9_]+)`");

  @Test
  void everyLinkLeadsSomewhere() {
    for (Path document : SourceTree.files(".md")) {
      for (String link : SourceTree.matches(LINK, SourceTree.read(document))) {
        assertThat(document.resolveSibling(link)).as("%s: %s", document, link).exists();
      }
    }
  }

  @Test
  void readmeIsReadInOneSitting() {
    assertThat(SourceTree.read("README.md").lines().count()).isLessThanOrEqualTo(LONGEST_README);
  }

  @Test
  void everyDecisionHasItsThreeParts() {
    List<Path> decisions =
        SourceTree.files(".md").stream().filter(file -> file.toString().contains("/adr/")).toList();

    assertThat(decisions).isNotEmpty();
    for (Path decision : decisions) {
      String text = SourceTree.read(decision);
      assertThat(text.lines().count()).as("%s", decision).isLessThanOrEqualTo(LONGEST_DECISION);
      assertThat(text).as("%s", decision).contains("## Context", "## Decision", "## Consequences");
    }
  }

  @Test
  void everyRequirementHasItsRow() {
    Set<String> ids = new TreeSet<>();
    IntStream.rangeClosed(1, 5).forEach(n -> ids.add("C" + n));
    IntStream.rangeClosed(1, 13).forEach(n -> ids.add("F" + n));
    IntStream.rangeClosed(1, 11).forEach(n -> ids.add("R" + n));

    assertThat(SourceTree.matches(ROW, SourceTree.read(REQUIREMENTS)))
        .containsExactlyElementsOf(ids);
  }

  @Test
  void everyRequirementNamesItsProofOrSaysNotYet() {
    assertThat(SourceTree.read(REQUIREMENTS).lines().filter(line -> ROW.matcher(line).find()))
        .allMatch(line -> TEST.matcher(line).find() || line.contains("not yet"));
  }

  @Test
  void everyNamedTestExists() {
    Set<String> named = new TreeSet<>();
    SourceTree.files(".md")
        .forEach(file -> named.addAll(SourceTree.matches(TEST, SourceTree.read(file))));

    assertThat(named).isNotEmpty().allSatisfy(DocumentsTest::assertExists);
  }

  @Test
  void everyVariableOfAProgramIsExplained() {
    Set<String> variables = new TreeSet<>();
    SourceTree.PROGRAMS.forEach(program -> variables.addAll(SourceTree.variablesOf(program)));

    assertThat(SourceTree.matches(EXPLAINED, SourceTree.read(CONFIGURATION)))
        .containsAll(variables);
  }

  @Test
  void everyExplainedVariableIsRead() {
    String readers =
        Stream.of(".yml", ".properties", ".sh", ".java")
            .flatMap(ending -> SourceTree.files(ending).stream())
            .filter(file -> !file.toString().contains("/src/test/"))
            .map(SourceTree::read)
            .reduce("", String::concat);

    assertThat(SourceTree.matches(EXPLAINED, SourceTree.read(CONFIGURATION)))
        .allMatch(readers::contains);
  }

  @Test
  void ownersFoldersAndPackagesAreThere() {
    assertThat(
            Stream.of("workflows", "activities", "api-server", "worker", "schema", "pom.xml")
                .map(SourceTree.root()::resolve))
        .allMatch(Files::exists);
    assertThat(artifacts())
        .contains(
            "temporal-sdk",
            "temporal-spring-boot-starter",
            "spring-boot-starter-web",
            "spring-boot-starter-data-jpa",
            "spring-boot-starter-flyway",
            "postgresql",
            "feign-okhttp",
            "temporal-testing",
            "testcontainers-postgresql");
  }

  private static Set<String> artifacts() {
    Set<String> artifacts = new TreeSet<>();
    Pattern artifact = Pattern.compile("<artifactId>([\\w-]+)</artifactId>");
    SourceTree.files("pom.xml")
        .forEach(pom -> artifacts.addAll(SourceTree.matches(artifact, SourceTree.read(pom))));
    return artifacts;
  }

  /** Two modules may have a test class of one name: the method has to stand in one of them. */
  private static void assertExists(String named) {
    List<String> parts = new ArrayList<>(List.of(named.split("\\.", -1)));
    List<Path> files = SourceTree.files("/" + parts.getFirst() + ".java");

    assertThat(files).as(named).isNotEmpty();
    if (parts.size() > 1) {
      assertThat(files)
          .as(named)
          .anyMatch(file -> SourceTree.read(file).contains("void " + parts.get(1) + "("));
    }
  }
}
