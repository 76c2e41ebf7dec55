package dev.wonflow.simulator.gateway;

import dev.wonflow.simulator.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Toss's error codes with their HTTP status and wording, and the two shapes an error has on the
 * wire.
 */
@Component
public class ErrorCatalogue {
  private static final String JSON = "application/json;charset=UTF-8";
  private final Map<String, Entry> entries = new HashMap<>();
  private final JsonMapper json;

  /**
   * @param declines the provider's refusal: a confirm that gets it is over
   */
  public record Entry(String code, int status, boolean declines, String korean, String english) {}

  ErrorCatalogue(JsonMapper json) {
    this.json = json;
    for (var line : lines()) {
      var cells = line.split("\\|", 5);
      if (!line.startsWith("#") && cells.length == 5) {
        var entry =
            new Entry(
                cells[0], Integer.parseInt(cells[1]), cells[2].equals("D"), cells[3], cells[4]);
        entries.put(entry.code(), entry);
      }
    }
  }

  public Optional<Entry> find(String code) {
    return Optional.ofNullable(entries.get(code));
  }

  /** v1 errors are flat, v2 errors are nested in an envelope. */
  public Answer answer(TossError error, String path, @Nullable String language) {
    var entry = entries.getOrDefault(error.code(), unknown(error.code()));
    int status = error.status() == null ? entry.status() : error.status();
    var usual = language != null && language.startsWith("en") ? entry.english() : entry.korean();
    var words = error.wording() == null ? usual : error.wording();
    return new Answer(status, JSON, json.writeValueAsString(shape(path, error.code(), words)));
  }

  private static Map<String, @Nullable Object> shape(String path, String code, String message) {
    var flat = new LinkedHashMap<String, @Nullable Object>();
    flat.put("code", code);
    flat.put("message", message);
    if (!path.startsWith("/v2/")) {
      return flat;
    }
    var envelope = new LinkedHashMap<String, @Nullable Object>();
    envelope.put("version", "2022-11-16");
    envelope.put("traceId", Tokens.lower(32));
    envelope.put("entityType", null);
    envelope.put("entityBody", null);
    envelope.put("error", flat);
    return envelope;
  }

  private static Entry unknown(String code) {
    return new Entry(code, 400, false, "요청을 처리할 수 없습니다.", "The request cannot be processed.");
  }

  private static String[] lines() {
    try {
      return new ClassPathResource("toss-errors.csv")
          .getContentAsString(StandardCharsets.UTF_8)
          .split("\n");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
