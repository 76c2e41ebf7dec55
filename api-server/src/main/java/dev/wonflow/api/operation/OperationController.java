package dev.wonflow.api.operation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The inbox, the commands and the audit. */
@RestController
@RequestMapping(path = "/operations/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class OperationController {
  private final Inbox inbox;
  private final AuditLog audit;
  private final Desk desk;
  private final JsonMapper json;

  OperationController(Inbox inbox, AuditLog audit, Desk desk, JsonMapper json) {
    this.inbox = inbox;
    this.audit = audit;
    this.desk = desk;
    this.json = json;
  }

  @GetMapping("/inbox")
  @Operation(summary = "The payments that need a person, the oldest case first")
  Inbox.Cases inbox(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    return inbox.after(Page.after(after, 0), Require.limit(limit));
  }

  @GetMapping("/audit")
  @Operation(summary = "Who told what to which payment; the newest line first")
  AuditLog.Lines audit(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    return audit.before(Page.after(after, Long.MAX_VALUE), Require.limit(limit));
  }

  /** Whatever the body is, and of whatever type: a refused command is in the audit too. */
  @PostMapping("/payments/{paymentId}/{command}")
  @Operation(
      summary = "retry, look-up, cancel, approve, refuse, handled or recover, with a reason",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = CommandBody.class))))
  @ApiResponse(responseCode = "200", description = "taken")
  @ApiResponse(responseCode = "409", description = "the payment's state does not take it")
  CommandAnswer command(
      Caller caller,
      @PathVariable String paymentId,
      @PathVariable String command,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request) {
    String once = key == null ? UUID.randomUUID().toString() : key;
    return desk.tell(
        new Told(caller, paymentId, command, once),
        () -> {
          Require.idempotencyKey(once);
          return read(request);
        });
  }

  private CommandBody read(HttpServletRequest request) {
    if (!isJson(request.getContentType())) {
      throw new Refused(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send application/json");
    }
    try {
      return json.readValue(request.getInputStream().readAllBytes(), CommandBody.class);
    } catch (IOException e) {
      throw new Refused(ErrorCode.INVALID_REQUEST, "The body did not arrive whole");
    }
  }

  private static boolean isJson(@Nullable String type) {
    try {
      return type != null
          && MediaType.parseMediaType(type).isCompatibleWith(MediaType.APPLICATION_JSON);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
