package dev.wonflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.payment.Waits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class SettingsTest {
  private final ApplicationContextRunner server =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(OnlySettings.class);

  @EnableConfigurationProperties(Settings.class)
  static class OnlySettings {}

  @Test
  void withoutAKeyForLinksNothingStarts() {
    server.run(context -> assertThat(context).hasFailed());
    server
        .withPropertyValues("WONFLOW_LINK_KEY=too short")
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  void theDefaultsAreThoseOfTheContract() {
    server
        .withPropertyValues("WONFLOW_LINK_KEY=0123456789abcdef")
        .run(
            context -> {
              Settings settings = context.getBean(Settings.class);
              assertThat(settings.deployment()).isEqualTo("local");
              assertThat(settings.publicUrl()).hasToString("http://localhost:8080");
              assertThat(settings.confirmWait()).isEqualTo(Duration.ofSeconds(10));
              assertThat(settings.returnOrigins()).containsExactly("http://localhost:8080");
              assertThat(settings.waits().all()).isEqualTo(Waits.DEFAULT);
              assertThat(settings.toString()).doesNotContain("0123456789abcdef");
            });
  }

  @Test
  void oneWaitCanBeChangedAlone() {
    server
        .withPropertyValues(
            "WONFLOW_LINK_KEY=0123456789abcdef",
            "wonflow.waits.unknown-first=50ms",
            "TOSS_CALL_TIMEOUT=60s")
        .run(
            context -> {
              Waits waits = context.getBean(Settings.class).waits().all();
              assertThat(waits.unknownFirst()).isEqualTo(Duration.ofMillis(50));
              assertThat(waits.tossCall()).isEqualTo(Duration.ofMinutes(1));
              assertThat(waits.confirmWithin()).isEqualTo(Waits.DEFAULT.confirmWithin());
            });
  }
}
