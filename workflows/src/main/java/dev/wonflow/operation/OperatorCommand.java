package dev.wonflow.operation;

import org.jspecify.annotations.Nullable;

/**
 * A person tells a payment what to do.
 *
 * @param kind what; an unknown one is refused, never guessed
 * @param actor who; 1 to 100 characters
 * @param reason why; 1 to 500 characters
 * @param evidence what proves it; needed where something was handled outside
 */
public record OperatorCommand(
    CommandKind kind, String actor, String reason, @Nullable String evidence) {
  private static final int LONGEST_ACTOR = 100;
  private static final int LONGEST_TEXT = 500;

  /**
   * Refuses a command that nobody could answer for later.
   *
   * @throws IllegalArgumentException if actor, reason or needed evidence is missing or too long
   */
  public void requireComplete() {
    require("actor", actor, LONGEST_ACTOR);
    require("reason", reason, LONGEST_TEXT);
    if (kind == CommandKind.HANDLED || evidence != null) {
      require("evidence", evidence, LONGEST_TEXT);
    }
  }

  private static void require(String name, @Nullable String text, int longest) {
    if (text == null || text.isBlank() || text.length() > longest) {
      throw new IllegalArgumentException(name + " has to have 1 to " + longest + " characters");
    }
  }
}
