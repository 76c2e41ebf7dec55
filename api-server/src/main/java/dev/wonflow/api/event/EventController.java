package dev.wonflow.api.event;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.problem.Require;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ordered feed for receivers. */
@RestController
@Tag(name = "Events")
class EventController {
  private final EventFeed feed;

  EventController(EventFeed feed) {
    this.feed = feed;
  }

  @GetMapping(path = "/events/v1", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "What became true after a place in the feed, in order, nothing skipped")
  EventPage after(
      Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    return feed.after(caller, Cursor.parse(after), Require.limit(limit));
  }
}
