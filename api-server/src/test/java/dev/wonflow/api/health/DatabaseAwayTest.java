package dev.wonflow.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.HttpTest;
import dev.wonflow.api.World;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class DatabaseAwayTest extends HttpTest {
  private static final String AWAY = "503 DATABASE_UNAVAILABLE";

  @DynamicPropertySource
  static void away(DynamicPropertyRegistry properties) {
    World.temporal(properties);
    String nobody = "jdbc:postgresql://localhost:" + World.deadPort() + "/none";
    properties.add("spring.datasource.url", () -> nobody);
  }

  @Test
  void whatNeedsTheDatabaseIsRefusedInTimeAndCanBeRepeated() {
    Answer request = http.pay(Bodies.GOOD);

    assertThat(request.problem()).isEqualTo(AWAY);
    assertThat(request.header("Retry-After")).isEqualTo("2");
    assertThat(http.get("/wallets/v1/seller").problem()).isEqualTo(AWAY);
    assertThat(http.post("/payments/webhook", "{}").problem()).isEqualTo(AWAY);
  }

  @Test
  void itIsAliveButNotReady() {
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(503);
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
  }
}
