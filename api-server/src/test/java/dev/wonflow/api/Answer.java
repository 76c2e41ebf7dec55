package dev.wonflow.api;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
public record Answer(HttpResponse<String> response) {
  private static final JsonMapper JSON = new JsonMapper();

  public int status() {
    return response.statusCode();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public String text() {
    return response.body();
  }

  public JsonNode json() {
    return JSON.readTree(response.body());
  }

  /** A field of the answer as text; {@code at("/amount/amount")}. */
  public String at(String pointer) {
    return json().at(pointer).asString();
  }

  /** Status and code of a problem, such as "400 INVALID_AMOUNT orders[0].amount.amount". */
  public String problem() {
    return (status() + " " + at("/code") + " " + json().path("field").asString("")).strip();
  }
}
