package dev.wonflow.api;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The server over real HTTP, on a real database, with a Temporal server. */
public abstract class ApiTest extends HttpTest {

  @DynamicPropertySource
  static void world(DynamicPropertyRegistry properties) {
    World.database(properties);
    World.temporal(properties);
  }
}
