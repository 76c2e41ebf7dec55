package dev.wonflow.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was not asked for longest. Not safe for several threads. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int most;

  /**
   * Nothing yet.
   *
   * @param most entries, at least 1
   */
  public Recent(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
