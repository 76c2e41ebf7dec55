package dev.wonflow.api.payout;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.money.Money;
import dev.wonflow.payout.SellerStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sellers for finance. */
@RestController
@RequestMapping(path = SellerController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sellers")
class SellerController {
  static final String PATH = "/sellers/v1";

  private final Sellers sellers;
  private final SellerViews views;

  SellerController(Sellers sellers, SellerViews views) {
    this.sellers = sellers;
    this.views = views;
  }

  /**
   * A seller as it is answered; never its names and account.
   *
   * @param status Toss's; null until Toss took it
   * @param tossCode why Toss did not take it
   */
  record Answer(
      String sellerId,
      @Nullable SellerStatus status,
      @Nullable String tossCode,
      OffsetDateTime createdAt) {
    static Answer of(SellerViews.Seller seller) {
      return new Answer(
          seller.id().value(), seller.status(), seller.tossCode(), seller.requestedAt());
    }
  }

  /** A seller in the list, with what may be paid to it. */
  @Schema(name = "SellerLine")
  record Listed(
      String sellerId, @Nullable SellerStatus status, @Nullable String tossCode, Amount available) {
    static Listed of(SellerViews.Line line) {
      return new Listed(
          line.seller().id().value(),
          line.seller().status(),
          line.seller().tossCode(),
          Amount.of(Money.krw(line.available())));
    }
  }

  @GetMapping
  @Operation(summary = "Registered sellers by id, with what may be paid to each")
  Page<Listed> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    String last = after == null ? "" : Require.id("after", after);
    return views.after(last, Require.limit(limit)).map(Listed::of);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Makes a seller known to Toss, so that it can be paid")
  ResponseEntity<Answer> register(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody SellerBody body) {
    Require.idempotencyKey(key);
    var taken = sellers.take(caller, body);
    return taken.replayed()
        ? ResponseEntity.ok().header("Idempotent-Replayed", "true").body(taken.answer())
        : ResponseEntity.status(HttpStatus.CREATED)
            .header(HttpHeaders.LOCATION, PATH + "/" + taken.answer().sellerId())
            .body(taken.answer());
  }

  @GetMapping("/{sellerId}")
  @Operation(summary = "How a seller stands at Toss")
  Answer get(@PathVariable String sellerId) {
    return Require.optionalId(sellerId).flatMap(sellers::find).orElseThrow(Refused::notFound);
  }
}
