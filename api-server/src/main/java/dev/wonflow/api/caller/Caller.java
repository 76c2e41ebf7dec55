package dev.wonflow.api.caller;

/**
 * Who is asking: the holder of a key.
 *
 * @param client the shop that the key belongs to; part of every id that its requests make
 * @param person stands in the audit
 */
public record Caller(String client, String person, Role role) {
  /** Whether things of that shop exist for this caller: shops see their own, staff sees all. */
  public boolean sees(String owner) {
    return role != Role.CHECKOUT || owner.equals(client);
  }
}
