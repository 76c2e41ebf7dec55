package dev.wonflow.api.operation;

import dev.wonflow.operation.CommandKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Commands as they stand in addresses and lists: {@code look-up} for LOOK_UP. */
public final class Words {
  /** Starts a new run of a payment whose workflow is gone; no workflow can take this one. */
  public static final String RECOVER = "recover";

  /** Gives back a part; the page of the console alone has it. */
  public static final String REFUND = "refund";

  private Words() {}

  /** In an address. */
  public static String of(CommandKind kind) {
    return ofName(kind.name());
  }

  static String ofName(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<CommandKind> kind(String word) {
    return Arrays.stream(CommandKind.values()).filter(kind -> of(kind).equals(word)).findFirst();
  }

  static boolean isCommand(String word) {
    return word.equals(RECOVER) || kind(word).isPresent();
  }

  /** In the audit. */
  static String name(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
