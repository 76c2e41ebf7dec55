package dev.wonflow.api.payout;

import dev.wonflow.payout.PayoutWaits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is configured about payouts on the HTTP side.
 *
 * @param securityKey 64 hex digits, signs Toss's webhooks; never shown
 * @param previousSecurityKey the one before, during a rotation, or blank
 * @param approvalAbove won; a larger payout needs a second person
 * @param callTimeout of one call to Toss; the worker's is the same
 * @param approval nobody approves within it: called off
 * @param askFirst first pause before Toss is asked again; doubles
 * @param askMost longest of those pauses
 * @param askSeller pause before Toss is asked about a seller again without a reason
 * @param overdue what Toss has begun and not ended calls a person after this long
 * @param officeHours whether payouts go to Toss only while Korean banks are open
 */
@Validated
@ConfigurationProperties("wonflow.payouts")
public record PayoutSettings(
    @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}") String securityKey,
    @DefaultValue("") @Pattern(regexp = "([0-9a-fA-F]{64})?") String previousSecurityKey,
    @DefaultValue("1000000") @Positive long approvalAbove,
    @DefaultValue("60s") Duration callTimeout,
    @DefaultValue("72h") Duration approval,
    @DefaultValue("5s") Duration askFirst,
    @DefaultValue("10m") Duration askMost,
    @DefaultValue("24h") Duration askSeller,
    @DefaultValue("24h") Duration overdue,
    @DefaultValue("true") boolean officeHours) {

  /** How long each payout waits for what. */
  public PayoutWaits waits() {
    return new PayoutWaits(
        callTimeout,
        approval,
        askFirst,
        askMost,
        PayoutWaits.DEFAULT.inFlight(),
        PayoutWaits.DEFAULT.operatorAfter(),
        overdue,
        officeHours);
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "PayoutSettings[approvalAbove=" + approvalAbove + "]";
  }
}
