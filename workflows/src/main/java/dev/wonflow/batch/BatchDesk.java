package dev.wonflow.batch;

import io.temporal.workflow.Workflow;
import java.time.Duration;

/** What people told a batch. */
final class BatchDesk {
  private boolean paused;
  private boolean canceled;

  BatchDesk(boolean paused) {
    this.paused = paused;
  }

  boolean paused() {
    return paused;
  }

  boolean canceled() {
    return canceled;
  }

  BatchReceipt command(BatchCommand command) {
    BatchStatus before = status();
    boolean allowed =
        switch (command.kind()) {
          case PAUSE -> before == BatchStatus.RUNNING;
          case CONTINUE -> before == BatchStatus.PAUSED;
          case CANCEL -> !before.isFinal();
        };
    if (allowed) {
      switch (command.kind()) {
        case PAUSE -> paused = true;
        case CONTINUE -> paused = false;
        case CANCEL -> canceled = true;
      }
    }
    return new BatchReceipt(command.kind(), allowed, before);
  }

  private BatchStatus status() {
    if (canceled) {
      return BatchStatus.CANCELED;
    }
    return paused ? BatchStatus.PAUSED : BatchStatus.RUNNING;
  }

  /** Until a person lets it go on, or calls it off. */
  void awaitWord() {
    Workflow.await(() -> !paused || canceled);
  }

  /** Until the time is over, or a person calls it off. */
  void rest(Duration pause) {
    Workflow.await(pause, () -> canceled);
  }
}
