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
  private final Misbehaviour.Source misbehaviours;
  private final ErrorCatalogue catalogue;
  private final RequestLog log;
  private final Subjects subjects;
  private final SimulatorClock clock;
  private final Settings settings;

  TossFilter(
      Gateway gateway,
      Merchants merchants,
      Misbehaviour.Source misbehaviours,
      ErrorCatalogue catalogue,
      RequestLog log,
      Subjects subjects,
      SimulatorClock clock,
      Settings settings) {
    this.gateway = gateway;
    this.merchants = merchants;
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
    var body = request.getInputStream().readNBytes(settings.maxBody() + 1);
    var call = call(request, new String(body, StandardCharsets.UTF_8));
    var fault = "";
    try {
      if (body.length > settings.maxBody()) {
        throw new TossError("INVALID_REQUEST", 413, null);
      }
      var merchant = merchants.authenticate(request.getHeader("Authorization"));
      var misbehaviour = misbehaviours.next(call);
      fault = misbehaviour.name();
      request.setAttribute("merchant", merchant);
      var testCode = request.getHeader("TossPayments-Test-Code");
      send(
          response,
          call,
          gateway.answer(
              merchant, call, testCode, misbehaviour, () -> work(request, response, chain, call)),
          fault);
    } catch (TossError refused) {
      send(response, call, catalogue.answer(refused, call.path(), call.language()), fault);
    } catch (ConnectionLost lost) {
      log.add(call, "no answer " + fault);
      Cable.pull(request);
    } catch (RuntimeException bug) {
      LOG.error("{} {} failed", call.method(), call.path(), bug);
      var error = new TossError("FAILED_INTERNAL_SYSTEM_PROCESSING", bug);
      send(response, call, catalogue.answer(error, call.path(), call.language()), fault);
    }
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

  private static Answer work(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, Call call) {
    var buffer = new ContentCachingResponseWrapper(response);
    try {
      chain.doFilter(new BufferedRequest(request, call.body()), buffer);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (ServletException wrapped) {
      throw new IllegalStateException(wrapped);
    }
    var body = new String(buffer.getContentAsByteArray(), StandardCharsets.UTF_8);
    return new Answer(buffer.getStatus(), contentType(buffer.getContentType()), body);
  }

  private static String contentType(@Nullable String type) {
    return type == null ? "application/json;charset=UTF-8" : type;
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
