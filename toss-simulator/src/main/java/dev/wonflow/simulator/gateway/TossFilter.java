package dev.wonflow.simulator.gateway;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Where HTTP becomes a {@link Call} and an {@link Answer} becomes HTTP, for all of {@code /v1} and
 * {@code /v2}.
 */
@Component
class TossFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(TossFilter.class);
  private final Gateway gateway;
  private final Merchants merchants;
  private final Envelopes envelopes;
  private final Misbehaviour.Source misbehaviours;
  private final ErrorCatalogue catalogue;
  private final RequestLog log;
  private final Subjects subjects;
  private final SimulatorClock clock;
  private final Settings settings;

  private record Exchange(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {}

  TossFilter(
      Gateway gateway,
      Merchants merchants,
      Envelopes envelopes,
      Misbehaviour.Source misbehaviours,
      ErrorCatalogue catalogue,
      RequestLog log,
      Subjects subjects,
      SimulatorClock clock,
      Settings settings) {
    this.gateway = gateway;
    this.merchants = merchants;
    this.envelopes = envelopes;
    this.misbehaviours = misbehaviours;
    this.catalogue = catalogue;
    this.log = log;
    this.subjects = subjects;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    var toss = path.startsWith("/v1/") || path.startsWith("/v2/");
    return !toss || path.equals("/v2/standard");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    var bytes = request.getInputStream().readNBytes(settings.maxBody() + 1);
    var exchange = new Exchange(request, response, chain);
    var body = new String(bytes, StandardCharsets.UTF_8);
    var sealed = call(request, body);
    try {
      if (bytes.length > settings.maxBody()) {
        throw new TossError("INVALID_REQUEST", 413, null);
      }
      var merchant = merchants.authenticate(request.getHeader("Authorization"));
      var mode = request.getHeader("TossPayments-api-security-mode");
      var opened = envelopes.open(sealed.method(), sealed.path(), mode, body);
      request.setAttribute("merchant", merchant);
      answer(exchange, merchant, call(request, opened.body()), opened.seal());
    } catch (TossError refused) {
      refuse(exchange, sealed, refused, "");
    }
  }

  private void answer(
      Exchange exchange, Merchant merchant, Call call, @Nullable UnaryOperator<String> seal)
      throws IOException {
    var misbehaviour = misbehaviours.next(call);
    var testCode = exchange.request().getHeader("TossPayments-Test-Code");
    try {
      var answer =
          gateway.answer(merchant, call, testCode, misbehaviour, () -> work(exchange, call, seal));
      send(exchange.response(), call, answer, misbehaviour.name());
    } catch (TossError refused) {
      refuse(exchange, call, refused, misbehaviour.name());
    } catch (ConnectionLost lost) {
      log.add(call, "no answer " + misbehaviour.name());
      Cable.pull(exchange.request());
    } catch (RuntimeException bug) {
      LOG.error("{} {} failed", call.method(), call.path(), bug);
      var error = new TossError("FAILED_INTERNAL_SYSTEM_PROCESSING", bug);
      refuse(exchange, call, error, misbehaviour.name());
    }
  }

  /** Refusals of the gateway itself are never encrypted. */
  private void refuse(Exchange exchange, Call call, TossError error, String fault)
      throws IOException {
    send(exchange.response(), call, catalogue.answer(error, call.path(), call.language()), fault);
  }

  private Call call(HttpServletRequest request, String body) {
    var subject = subjects.of(request.getRequestURI(), body);
    return new Call(
        request.getMethod(),
        request.getRequestURI(),
        body,
        request.getHeader("Idempotency-Key"),
        subject.orderId(),
        subject.paymentKey(),
        Tokens.lower(32),
        request.getHeader("Accept-Language"),
        clock.now());
  }

  private static Answer work(Exchange exchange, Call call, @Nullable UnaryOperator<String> seal) {
    var buffer = new ContentCachingResponseWrapper(exchange.response());
    try {
      exchange.chain().doFilter(new BufferedRequest(exchange.request(), call.body()), buffer);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (ServletException wrapped) {
      throw new IllegalStateException(wrapped);
    }
    var body = new String(buffer.getContentAsByteArray(), StandardCharsets.UTF_8);
    if (seal != null) {
      return new Answer(buffer.getStatus(), "text/plain", seal.apply(body));
    }
    var type = buffer.getContentType();
    return new Answer(
        buffer.getStatus(), type == null ? "application/json;charset=UTF-8" : type, body);
  }

  private void send(HttpServletResponse response, Call call, Answer answer, String fault)
      throws IOException {
    var replay = answer.replayOf();
    log.add(call, outcome(answer, fault));
    response.setStatus(answer.status());
    response.setContentType(answer.contentType());
    response.setHeader(
        "x-tosspayments-trace-id", replay == null ? call.traceId() : call.traceId() + "," + replay);
    if (call.isRepeatable()) {
      response.setHeader("idempotency-key", call.idempotencyKey());
    }
    if (answer.retryAfter() != null) {
      response.setHeader("Retry-After", answer.retryAfter().toString());
    }
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
    response.flushBuffer();
  }

  private String outcome(Answer answer, String fault) {
    var text = new StringBuilder().append(answer.status());
    if (answer.status() >= 400) {
      text.append(' ').append(subjects.code(answer.body()));
    }
    if (answer.replayOf() != null) {
      text.append(" replayed");
    }
    return fault.isEmpty() ? text.toString() : text.append(' ').append(fault).toString();
  }
}
