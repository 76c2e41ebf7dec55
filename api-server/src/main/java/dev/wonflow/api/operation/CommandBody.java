package dev.wonflow.api.operation;

import dev.wonflow.api.problem.Require;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a command is given.
 *
 * @param reason 1 to 500 characters
 * @param evidence what proves it; {@code handled} needs it
 */
@Schema(name = "Command")
public record CommandBody(@Nullable String reason, @Nullable String evidence) {
  private static final int MOST = 500;

  /** Refuses what nobody could answer for later. */
  Why required(String command) {
    String why = Require.text("reason", reason, 1, MOST);
    boolean proven = evidence != null || command.equals("handled");
    return new Why(why, proven ? Require.text("evidence", evidence, 1, MOST) : null);
  }

  /** What was sent, as far as it may be kept. */
  Why asSent() {
    return new Why(cut(reason), evidence == null ? null : cut(evidence));
  }

  private static String cut(@Nullable String text) {
    String sent = text == null ? "" : text.replace('\0', ' ');
    return sent.length() <= MOST ? sent : sent.substring(0, MOST);
  }

  /** Reason and evidence. */
  record Why(String reason, @Nullable String evidence) {
    static final Why NONE = new Why("", null);
  }
}
