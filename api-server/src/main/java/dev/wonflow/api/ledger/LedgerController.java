package dev.wonflow.api.ledger;

import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.Period;
import dev.wonflow.api.json.Sheet;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The books, for finance and auditors; nothing here changes them. */
@RestController
@RequestMapping(LedgerController.PATH)
@Tag(name = "Ledger")
class LedgerController {
  static final String PATH = "/ledger/v1";
  private static final String CSV = "text/csv";
  private static final MediaType CSV_UTF8 = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final int MOST_LINES = 10_000;

  private final LedgerViews views;

  LedgerController(LedgerViews views) {
    this.views = views;
  }

  @GetMapping("/accounts") // no `produces`: to `*/*` it would fit no better than the table
  @Operation(summary = "All accounts with their totals; finance and auditor")
  AccountAnswer.All accounts() {
    return new AccountAnswer.All(views.accounts());
  }

  @GetMapping(path = "/accounts", produces = CSV)
  ResponseEntity<byte[]> accountsSheet() {
    Sheet sheet = new Sheet("account", "kind", "debit", "credit", "balance", "currency");
    for (AccountAnswer a : views.accounts()) {
      sheet.add(a.account(), a.kind(), a.debit().won(), a.credit().won(), a.balance().won(), "KRW");
    }
    return csv("accounts").body(sheet.bytes());
  }

  @GetMapping("/accounts/{account}/entries")
  @Operation(
      summary =
          "Entries of an account, or of a seller's part of it (`seller-payable:seller-1`), in the"
              + " order of booking; `from` and `to` are days in Seoul")
  Page<EntryAnswer> entries(
      @PathVariable String account,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    return page(account, Period.of(from, to), after, Require.limit(limit));
  }

  @GetMapping(path = "/accounts/{account}/entries", produces = CSV)
  ResponseEntity<byte[]> entriesSheet(
      @PathVariable String account,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "" + MOST_LINES) int limit) {
    if (limit < 1 || limit > MOST_LINES) {
      throw Require.invalid("limit", "1 to " + MOST_LINES);
    }
    Page<EntryAnswer> page = page(account, Period.of(from, to), after, limit);
    ResponseEntity.BodyBuilder answer = csv(account.replace(':', '-'));
    if (page.next() != null) {
      answer.header(HttpHeaders.LINK, link(account, from, to, limit, page.next()));
    }
    return answer.body(EntrySheet.of(page.items()).bytes());
  }

  @GetMapping(path = "/journals/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "One journal with its entries, what it reverses and what reversed it")
  JournalAnswer journal(@PathVariable String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw Refused.notFound();
    }
    return views.journal(Long.parseLong(id)).orElseThrow(Refused::notFound);
  }

  private Page<EntryAnswer> page(String account, Period period, @Nullable String after, int limit) {
    AccountName name = AccountName.parse(account);
    if (!views.exists(name)) {
      throw Refused.notFound();
    }
    return views.entries(name, period, Place.parse(after), limit);
  }

  private static ResponseEntity.BodyBuilder csv(String name) {
    return ResponseEntity.ok()
        .contentType(CSV_UTF8)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
  }

  /** Where the sheet goes on. */
  private static String link(
      String account, @Nullable String from, @Nullable String to, int limit, String next) {
    UriComponentsBuilder uri =
        UriComponentsBuilder.fromPath(PATH + "/accounts/{account}/entries")
            .queryParam("limit", limit)
            .queryParam("after", next);
    if (from != null) {
      uri.queryParam("from", from);
    }
    if (to != null) {
      uri.queryParam("to", to);
    }
    return "<" + uri.encode().buildAndExpand(account).toUriString() + ">; rel=\"next\"";
  }
}
