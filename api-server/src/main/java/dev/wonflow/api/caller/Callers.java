package dev.wonflow.api.caller;

import jakarta.servlet.http.HttpServletRequest;

/** Tells who is asking. The only place that has to change when callers show keys. */
interface Callers {
  Caller of(HttpServletRequest request);
}
