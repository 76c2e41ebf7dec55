package dev.wonflow.api.console;

import dev.wonflow.api.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person before the pages of the console. */
abstract class ConsoleStory extends ApiTest {
  @LocalServerPort private int server;
  Browser browser = new Browser(0);

  @BeforeEach
  void open() {
    browser = new Browser(server);
  }
}
