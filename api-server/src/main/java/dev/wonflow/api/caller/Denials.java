package dev.wonflow.api.caller;

import jakarta.servlet.http.HttpServletRequest;

/** Is told of every request that a key's role did not allow. */
public interface Denials {
  /** Called before the answer; may refuse for a reason of its own. */
  void denied(Caller caller, HttpServletRequest request);
}
