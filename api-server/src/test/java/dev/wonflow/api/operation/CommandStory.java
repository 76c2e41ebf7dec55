package dev.wonflow.api.operation;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import tools.jackson.databind.JsonNode;

/** Commands over HTTP, and their lines in the audit. */
abstract class CommandStory extends ApiTest {
  static final String GOOD = "{\"reason\":\"the bank called\",\"evidence\":\"mail 7\"}";

  Answer command(String id, String command, String body) {
    return http.as("operator").post(path(id, command), body);
  }

  static String path(String id, String command) {
    return "/operations/v1/payments/" + id + "/" + command;
  }

  JsonNode lastLine(String id) {
    for (JsonNode line : http.as("auditor").get("/operations/v1/audit").json().path("items")) {
      if (line.path("subject").asString().equals(id)) {
        return line;
      }
    }
    throw new AssertionError("no line about " + id);
  }
}
