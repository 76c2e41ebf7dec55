package dev.wonflow.simulator.gateway;

import java.util.Optional;

/** What goes wrong with one call. Each method may wait, refuse, or throw {@link ConnectionLost}. */
public interface Misbehaviour {
  /** The fault's name for the log; empty if nothing goes wrong. */
  String name();

  /**
   * Before Toss does anything; its key counts as in flight. @return an answer given instead, never
   * stored
   */
  Optional<Answer> before();

  /** A code to answer instead of doing the work. */
  Optional<TossError> instead();

  /** After everything is committed; the key is no longer in flight. */
  Answer after(Answer answer);

  /** Who knows what shall go wrong. */
  interface Source {
    Misbehaviour next(Call call);
  }
}
