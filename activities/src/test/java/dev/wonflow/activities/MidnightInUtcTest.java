package dev.wonflow.activities;

import org.junit.jupiter.api.BeforeAll;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "zone=UTC")
class MidnightInUtcTest extends MidnightTest {
  @BeforeAll
  static void zone() {
    live("UTC");
  }
}
