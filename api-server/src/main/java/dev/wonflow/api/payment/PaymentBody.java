package dev.wonflow.api.payment;

import dev.wonflow.api.json.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shop asks for, as it was sent. */
@Schema(name = "PaymentRequest")
record PaymentBody(
    @Schema(example = "buyer-1") @Nullable String buyerId,
    @Schema(example = "Tea and two more", maxLength = 100) @Nullable String orderName,
    @Schema(description = "1 to 100; their sum is 100 to 1,000,000,000 won")
        @Nullable List<@Nullable Item> orders,
    @Schema(description = "on the client's list of origins") @Nullable String returnUrl) {

  /** One order of it, owed to one seller. */
  @Schema(name = "OrderRequest")
  record Item(
      @Schema(example = "seller-1") @Nullable String sellerId,
      @Nullable Amount amount,
      @Schema(example = "Green tea", maxLength = 200) @Nullable String description) {}
}
