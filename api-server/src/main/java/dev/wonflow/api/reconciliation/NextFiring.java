package dev.wonflow.api.reconciliation;

import dev.wonflow.api.json.SeoulTime;
import io.grpc.StatusRuntimeException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** When the schedule fires next, for people without Temporal's own page. */
@Component
class NextFiring {
  private static final Logger log = LoggerFactory.getLogger(NextFiring.class);
  private final ScheduleClient schedules;

  NextFiring(ScheduleClient schedules) {
    this.schedules = schedules;
  }

  /** Empty if Temporal does not say: the runs are shown nevertheless. */
  Optional<OffsetDateTime> at() {
    try {
      return schedules
          .getHandle("reconciliation")
          .describe()
          .getInfo()
          .getNextActionTimes()
          .stream()
          .findFirst()
          .map(SeoulTime::of);
    } catch (ScheduleException | StatusRuntimeException e) {
      log.warn("Temporal does not tell the schedule: {}", e.toString());
      return Optional.empty();
    }
  }
}
