package dev.wonflow.batch;

/**
 * What a person tells a batch.
 *
 * @param person who answers for it
 */
public record BatchCommand(Kind kind, String person) {
  /** What may be told. */
  public enum Kind {
    /** Start no more payouts for now. */
    PAUSE,
    /** Go on after a pause. */
    CONTINUE,
    /** Start no more payouts at all; those that have gone stay. */
    CANCEL
  }
}
