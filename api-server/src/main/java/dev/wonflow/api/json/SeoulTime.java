package dev.wonflow.api.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Times as shops and buyers in Korea read them. */
public final class SeoulTime {
  /** No daylight saving time: always +09:00. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private SeoulTime() {}

  /** With the offset +09:00. */
  public static OffsetDateTime of(Instant instant) {
    return instant.atZone(ZONE).toOffsetDateTime();
  }

  /** Null where there is none. */
  public static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }
}
