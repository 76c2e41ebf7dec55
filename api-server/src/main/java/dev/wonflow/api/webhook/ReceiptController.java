package dev.wonflow.api.webhook;

import dev.wonflow.api.json.Page;
import dev.wonflow.api.problem.Require;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came by webhook, for people who ask why something did or did not happen. */
@RestController
@Tag(name = "Operations")
class ReceiptController {
  private final Receipts receipts;

  ReceiptController(Receipts receipts) {
    this.receipts = receipts;
  }

  @GetMapping(path = "/operations/v1/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Webhooks and what became of them, such as UNKNOWN_PAYMENT; newest first")
  Receipts.Lines webhooks(
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    return receipts.before(known(outcome), Page.after(after, Long.MAX_VALUE), Require.limit(limit));
  }

  private static @Nullable Outcome known(@Nullable String sent) {
    if (sent == null) {
      return null;
    }
    return Arrays.stream(Outcome.values())
        .filter(each -> each.name().equals(sent))
        .findFirst()
        .orElseThrow(
            () -> Require.invalid("outcome", "one of " + Arrays.toString(Outcome.values())));
  }
}
