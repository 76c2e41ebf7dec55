package dev.wonflow.simulator;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
record Reply(int status, String body, HttpResponse<String> response) {
  private static final JsonMapper JSON = new JsonMapper();

  JsonNode json() {
    return JSON.readTree(body);
  }

  String text(String field) {
    return json().get(field).asString();
  }

  long number(String field) {
    return json().get(field).asLong();
  }

  String code() {
    return text("code");
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
