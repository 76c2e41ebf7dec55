package dev.wonflow.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set from outside.
 *
 * @param writeDelay after a commit, its data are in the file; 0 = before it is answered, so that a
 *     kill loses nothing
 * @param secretKeys accepted API keys; {@code merchant:key} gives a key to another merchant than
 *     the default one
 * @param securityKeys 64 hex digits each, the current one first, at most two coexist
 * @param merchant id of the merchant that plain keys belong to, at most 14 characters; webhooks are
 *     about its payments only
 * @param moreHolidays on which banks are closed, besides the built-in ones
 * @param maxBody bytes a request may have
 */
@ConfigurationProperties("wonflow.simulator")
public record Settings(
    @DefaultValue(".local/simulator") Path data,
    @DefaultValue("0s") Duration writeDelay,
    @DefaultValue("test_sk_wonflow_local") List<String> secretKeys,
    @DefaultValue("test_ck_wonflow_local") String clientKey,
    @DefaultValue("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
        List<String> securityKeys,
    @DefaultValue("wonflow") String merchant,
    @DefaultValue("http://localhost:8090") URI publicUrl,
    @DefaultValue("262144") int maxBody,
    @DefaultValue Timing timing,
    @DefaultValue Toss toss,
    @DefaultValue Webhooks webhooks,
    @DefaultValue Settlement settlement,
    @DefaultValue Payout payout,
    @DefaultValue List<LocalDate> moreHolidays) {

  public Settings {
    securityKeys = securityKeys.stream().map(String::strip).filter(key -> !key.isEmpty()).toList();
    if (securityKeys.isEmpty()
        || !securityKeys.stream().allMatch(key -> key.matches("[0-9a-f]{64}"))) {
      throw new IllegalArgumentException("a security key has 64 lower-case hex digits");
    }
  }

  /**
   * How Toss pays sellers.
   *
   * @param openingBalance won that can be paid out before anything was
   * @param step simulated time from REQUESTED to IN_PROGRESS, and from there to the end
   * @param officeHours whether EXPRESS needs a business day from 08:00 to 15:00, SCHEDULED a
   *     business day
   * @param refusesUsedReferences whether a refPayoutId counts once only
   * @param otherPageFields {@code hasMore} and {@code nextCursor} instead of the documented names
   * @param refusalStatus HTTP status of refused requests
   * @param freshWithin how far an encrypted request's iat may be from the real time; 0 = any
   */
  public record Payout(
      @DefaultValue("1000000000") long openingBalance,
      @DefaultValue("5s") Duration step,
      @DefaultValue("true") boolean officeHours,
      @DefaultValue("false") boolean expressStartsInProgress,
      @DefaultValue("false") boolean refusesUsedReferences,
      @DefaultValue("false") boolean otherPageFields,
      @DefaultValue("400") int refusalStatus,
      @DefaultValue("5m") Duration freshWithin,
      @DefaultValue("true") boolean refusesUsedNonces) {}

  /**
   * How Toss pays the merchant.
   *
   * @param feeBasisPoints of the amount, VAT included
   * @param paidOutAfter business days after the sale
   * @param emptyForTestKeys as the real one does; then nothing can be tried
   */
  public record Settlement(
      @DefaultValue("220") int feeBasisPoints,
      @DefaultValue("2") int paidOutAfter,
      @DefaultValue("false") boolean emptyForTestKeys) {}

  /** How long things last at Toss. */
  public record Timing(
      @DefaultValue("30m") Duration authenticateWithin,
      @DefaultValue("10m") Duration confirmWithin,
      @DefaultValue("7d") Duration depositWithin,
      @DefaultValue("15d") Duration idempotencyKey,
      @DefaultValue("10m") Duration longestHold) {}

  /**
   * The open points of the Toss facts, each with the answer we believe.
   *
   * @param rateLimitPerMinute requests per API and key; 0 = unlimited
   * @param consecutiveWithin two changes of one payment closer than this are refused; 0 = allowed
   */
  public record Toss(
      @DefaultValue("INVALID_REQUEST") String mismatchCode,
      @DefaultValue("NOT_FOUND_PAYMENT_SESSION") String confirmAfterAbortCode,
      @DefaultValue("false") boolean remembersServerErrors,
      @DefaultValue("true") boolean readyIsVisible,
      @DefaultValue("false") boolean negativeCancelRows,
      @DefaultValue("0") int rateLimitPerMinute,
      @DefaultValue("0s") Duration consecutiveWithin) {}

  /**
   * How webhooks travel.
   *
   * @param retryUnit first pause of the ladder 1, 4, 16 … 4096, in simulated time
   * @param pause simulated time between the commit and the first try, so that the answer normally
   *     comes first
   * @param beforeAnswer whether a webhook of a change arrives before the answer to the call that
   *     caused it
   */
  public record Webhooks(
      @DefaultValue("http://localhost:8080/payments/webhook") URI url,
      @DefaultValue("1m") Duration retryUnit,
      @DefaultValue("10s") Duration answerWithin,
      @DefaultValue("100ms") Duration pause,
      @DefaultValue("true") boolean stableTransmissionId,
      @DefaultValue("false") boolean beforeAnswer) {}
}
