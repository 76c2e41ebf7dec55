package dev.wonflow.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.temporal.workflow.QueryMethod;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the modules that no class path refuses, and what workflow code may not do. */
class ArchitectureTest {
  /** A customer of the API that happens to run in the same program. */
  private static final String DEMO_SHOP = "dev.wonflow.api.shop..";

  private static final int LONGEST_FILE = 250;
  private static final Map<String, JavaClasses> MODULES = new ConcurrentHashMap<>();

  /** Workflow code runs again and again over one history: each run has to do the same. */
  private static final Map<String, Set<String>> NOT_REPEATABLE =
      Map.of(
          "java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty"),
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.OffsetDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.lang.Math", Set.of("random"),
          "java.lang.Object", Set.of("wait", "notify", "notifyAll"));

  @Test
  void workflowsKnowNoFrameworkAndNoOtherModule() {
    check(
        "workflows",
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "org.springframework..",
                    "jakarta..",
                    "org.hibernate..",
                    "feign..",
                    "okhttp3..",
                    "java.sql..",
                    "dev.wonflow.activities..",
                    "dev.wonflow.api..",
                    "dev.wonflow.worker..",
                    "dev.wonflow.local..",
                    "dev.wonflow.simulator..")));
  }

  @Test
  void workflowsTouchNoThreadAndNothingOutside() {
    check(
        "workflows",
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "java.util.concurrent..", "java.io..", "java.net..", "java.nio.file..")
                    .and(not(equivalentTo(Serializable.class)))
                    .or(assignableTo(Thread.class))
                    .or(assignableTo(Random.class))
                    .or(assignableTo(Clock.class))));
  }

  @Test
  void workflowsAskNoClockAndDrawNothing() {
    check("workflows", noClasses().should().accessTargetWhere(notRepeatable()));
  }

  @Test
  void workflowsShareNoState() {
    check("workflows", fields().that().areStatic().should().beFinal());
    check("workflows", methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED));
  }

  @Test
  void activitiesNeverSteerWorkflows() {
    check(
        "activities",
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("io.temporal.client..", "io.temporal.workflow..")));
  }

  @Test
  void activitiesKnowNoProgram() {
    check(
        "activities",
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "dev.wonflow.api..", "dev.wonflow.worker..", "dev.wonflow.local..")));
  }

  @Test
  void apiReadsViewsAndTalksToNobodyElse() {
    check(
        "api-server",
        noClasses()
            .that()
            .resideOutsideOfPackage(DEMO_SHOP)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "dev.wonflow.activities..",
                    "dev.wonflow.worker..",
                    "jakarta.persistence..",
                    "org.springframework.data..",
                    "org.hibernate..",
                    "feign..",
                    "okhttp3..",
                    "org.springframework.web.client..",
                    "java.net.http..")));
  }

  @Test
  void nobodyQueriesAWorkflow() {
    check("workflows", methods().should().notBeAnnotatedWith(QueryMethod.class));
    check(
        "api-server",
        noClasses()
            .should()
            .accessTargetWhere(
                describe(
                    "query a workflow",
                    call ->
                        call.getTarget().getOwner().getName().startsWith("io.temporal")
                            && call.getTarget().getName().equals("query"))));
  }

  @Test
  void simulatorSharesNothingWithUs() {
    check(
        "toss-simulator",
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.wonflow..")
                    .and(not(resideInAPackage("dev.wonflow.simulator..")))));
  }

  @Test
  void workerOnlyWires() {
    check(
        "worker",
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.wonflow.worker.key..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "org.springframework.web.bind..",
                    "org.springframework.jdbc..",
                    "jakarta.persistence..",
                    "feign..")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"workflows", "activities", "api-server", "worker", "toss-simulator", "local"})
  void namesSayWhatAThingIs(String module) {
    check(
        module,
        classes().should().haveNameNotMatching(".*(Utils?|Helper|Manager|Dto|DTO|Info)(\\$.*)?"));
  }

  @Test
  void noFileIsTooLongToRead() {
    assertThat(SourceTree.files(".java"))
        .filteredOn(file -> file.toString().contains("/src/main/"))
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(SourceTree.read(file).lines().count())
                    .as("%s", file)
                    .isLessThanOrEqualTo(LONGEST_FILE));
  }

  /** Fails where a module has no classes: a rule over nothing holds always. */
  private static void check(String module, ArchRule rule) {
    rule.check(MODULES.computeIfAbsent(module, ArchitectureTest::read));
  }

  private static JavaClasses read(String module) {
    Path folder = SourceTree.root().resolve(module).resolve("target/classes");
    assertThat(folder).isDirectory();
    JavaClasses found = new ClassFileImporter().importPath(folder);
    assertThat(found.stream().filter(type -> !type.getSimpleName().equals("package-info")))
        .as("classes in %s", folder)
        .hasSizeGreaterThan(1);
    return found;
  }

  private static DescribedPredicate<JavaAccess<?>> notRepeatable() {
    return describe(
        "differ from run to run",
        call ->
            NOT_REPEATABLE
                .getOrDefault(call.getTarget().getOwner().getName(), Set.of())
                .contains(call.getTarget().getName()));
  }
}
