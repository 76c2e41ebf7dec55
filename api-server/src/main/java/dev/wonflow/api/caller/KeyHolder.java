package dev.wonflow.api.caller;

import java.io.Serializable;
import java.security.Principal;

/**
 * A caller who has shown a key.
 *
 * @param hash of the key, to see later whether it was revoked
 */
record KeyHolder(String hash, Caller caller) implements Principal, Serializable {
  @Override
  public String getName() {
    return caller.person();
  }
}
