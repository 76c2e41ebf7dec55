package dev.wonflow.api;

import dev.wonflow.payment.Waits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that is configured about wonflow's HTTP side.
 *
 * @param deployment part of every derived id; never changes once a payment exists
 * @param publicUrl where buyers reach the pages; without a slash at the end
 * @param linkKey key of the buyers' links; whoever knows it can open every checkout page
 * @param confirmWait how long a confirm waits for the end before it answers 202
 * @param returnOrigins origins such as {@code https://shop.example} that buyers may be sent back to
 */
@Validated
@ConfigurationProperties("wonflow")
public record Settings(
    @DefaultValue("local") @NotBlank String deployment,
    @NotNull URI publicUrl,
    @NotBlank @Size(min = 16) String linkKey,
    @DefaultValue("10s") Duration confirmWait,
    @DefaultValue List<String> returnOrigins,
    @DefaultValue Toss toss,
    @DefaultValue PaymentWaits waits) {

  /**
   * What a buyer's browser needs of Toss.
   *
   * @param scriptUrl SDK v2
   * @param clientKey public by design
   */
  public record Toss(
      @DefaultValue("https://js.tosspayments.com/v2/standard") URI scriptUrl,
      @DefaultValue("test_ck_wonflow") String clientKey) {}

  /** The waits of a payment that differ from {@link Waits#DEFAULT}. */
  public record PaymentWaits(
      @Nullable Duration tossCall,
      @Nullable Duration retryPause,
      @Nullable Duration confirmWithin,
      @Nullable Duration askAgain,
      @Nullable Duration inFlight,
      @Nullable Duration unknownFirst,
      @Nullable Duration unknownMost,
      @Nullable Duration unknownDay,
      @Nullable Duration unknownLate,
      @Nullable Duration operatorAfter,
      @Nullable Duration review) {

    /** All waits, for the input of a workflow. */
    public Waits all() {
      Waits usual = Waits.DEFAULT;
      return new Waits(
          or(tossCall, usual.tossCall()),
          or(retryPause, usual.retryPause()),
          or(confirmWithin, usual.confirmWithin()),
          or(askAgain, usual.askAgain()),
          or(inFlight, usual.inFlight()),
          or(unknownFirst, usual.unknownFirst()),
          or(unknownMost, usual.unknownMost()),
          or(unknownDay, usual.unknownDay()),
          or(unknownLate, usual.unknownLate()),
          or(operatorAfter, usual.operatorAfter()),
          or(review, usual.review()));
    }

    private static Duration or(@Nullable Duration configured, Duration usual) {
      return configured == null ? usual : configured;
    }
  }

  /** Without the key of the links. */
  @Override
  public String toString() {
    return "Settings[deployment=" + deployment + ", publicUrl=" + publicUrl + "]";
  }
}
