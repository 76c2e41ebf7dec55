package dev.wonflow.activities;

import org.junit.jupiter.api.BeforeAll;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "zone=America/New_York")
class MidnightInNewYorkTest extends MidnightTest {
  @BeforeAll
  static void zone() {
    live("America/New_York");
  }
}
