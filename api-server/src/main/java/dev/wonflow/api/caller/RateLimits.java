package dev.wonflow.api.caller;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Refuses who asks too often: a key, or an address that shows none. */
@Component
class RateLimits {
  private final Buckets keys;
  private final Buckets addresses;
  private final Buckets webhooks;

  RateLimits(Limits limits) {
    this.keys = new Buckets(limits.key());
    this.addresses = new Buckets(limits.address());
    this.webhooks = new Buckets(limits.webhook().rate());
  }

  void take(KeyHolder holder) {
    require(keys.take(holder.hash()));
  }

  /** Health is never refused: who asks for it restarts what does not answer. */
  void take(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (path.startsWith("/actuator/")) {
      return;
    }
    Buckets buckets = path.equals("/payments/webhook") ? webhooks : addresses;
    require(buckets.take(request.getRemoteAddr()));
  }

  private static void require(long wait) {
    if (wait > 0) {
      throw new Refused(ErrorCode.RATE_LIMITED, "Go on in " + wait + " s").retryAfter(wait);
    }
  }
}
