package dev.wonflow.activities;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.TestPropertySource;

@Tag("long")
@TestPropertySource(properties = "zone=Pacific/Kiritimati")
class MidnightInKiritimatiTest extends MidnightTest {
  @BeforeAll
  static void zone() {
    live("Pacific/Kiritimati");
  }
}
