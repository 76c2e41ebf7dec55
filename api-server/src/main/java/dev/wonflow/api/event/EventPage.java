package dev.wonflow.api.event;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A part of the feed.
 *
 * @param next where to go on; also when nothing is new
 */
@Schema(name = "Events")
record EventPage(List<Item> events, String next) {

  /** Something that became true, written once. */
  @Schema(name = "Event")
  record Item(
      long sequence,
      String type,
      @Nullable String paymentId,
      OffsetDateTime occurredAt,
      @Schema(type = "object") JsonNode data) {}
}
