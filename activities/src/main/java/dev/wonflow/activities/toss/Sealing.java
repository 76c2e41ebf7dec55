package dev.wonflow.activities.toss;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Locks bodies with the time of now and a nonce of their own. */
@Component
class Sealing {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

  private final Envelope envelope;
  private final Clock clock = Clock.systemUTC();

  Sealing(Envelope envelope) {
    this.envelope = envelope;
  }

  String lock(String text) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.ofHours(9));
    return envelope.lock(text, TIME.format(now), UUID.randomUUID().toString());
  }
}
