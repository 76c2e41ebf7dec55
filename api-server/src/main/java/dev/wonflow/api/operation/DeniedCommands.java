package dev.wonflow.api.operation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.caller.Denials;
import dev.wonflow.api.operation.CommandBody.Why;
import dev.wonflow.api.problem.Require;
import dev.wonflow.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A command that a role may not give stands in the audit like any other. */
@Component
class DeniedCommands implements Denials {
  private static final Pattern COMMAND =
      Pattern.compile("/operations/(?:v1/)?payments/([^/]+)/([a-z-]+)");

  private static final Pattern PAYOUT =
      Pattern.compile("/payouts/v1/([A-Za-z0-9_-]{1,64})/(approve|refuse|cancel|returned)");

  private final Audits audits;

  DeniedCommands(Audits audits) {
    this.audits = audits;
  }

  @Override
  public void denied(Caller caller, HttpServletRequest request) {
    Matcher address = COMMAND.matcher(request.getRequestURI());
    if (address.matches() && isAudited(address.group(2))) {
      String payment = Require.paymentId(address.group(1)).orElse("?");
      audits.refused(
          new Told(caller, payment, address.group(2), ""), Why.NONE, ErrorCode.FORBIDDEN);
    }
    Matcher payout = PAYOUT.matcher(request.getRequestURI());
    if (payout.matches()) {
      audits.refused(
          new Told(caller, payout.group(1), payout.group(2), ""), Why.NONE, ErrorCode.FORBIDDEN);
    }
  }

  private static boolean isAudited(String word) {
    return Words.isCommand(word) || word.equals(Words.REFUND);
  }
}
