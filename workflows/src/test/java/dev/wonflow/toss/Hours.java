package dev.wonflow.toss;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Banks that open when a test says so. */
public final class Hours implements BankHours {
  private volatile @Nullable Instant opens;
  private final List<ClosedBank> questions = new ArrayList<>();

  /** From now on the answer is this. */
  public void opensAt(Instant at) {
    opens = at;
  }

  /** How often somebody asked. */
  public synchronized int asked() {
    return questions.size();
  }

  @Override
  public synchronized Reopening reopening(ClosedBank question) {
    questions.add(question);
    return new Reopening(opens);
  }
}
