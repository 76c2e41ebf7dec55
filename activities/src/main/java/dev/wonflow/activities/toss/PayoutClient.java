package dev.wonflow.activities.toss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Feign;
import feign.Request;
import feign.Response;
import feign.Retryer;
import feign.Util;
import feign.auth.BasicAuthRequestInterceptor;
import feign.okhttp.OkHttpClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the client of {@link PayoutApi} together; retries belong to the workflow, never here. */
@Configuration(proxyBeanMethods = false)
class PayoutClient {
  /** A locked page of 1,000 payouts. */
  private static final long BODY_LIMIT_BYTES = 4 << 20;

  private static final ObjectMapper JSON = new JsonMapper();

  @Bean
  Envelope envelope(PayoutProperties payouts) {
    return new Envelope(payouts, new SecureRandom());
  }

  @Bean
  PayoutApi payoutApi(TossProperties toss, PayoutProperties payouts, Envelope envelope) {
    TossProperties patient =
        new TossProperties(
            toss.baseUrl(), toss.secretKey(), payouts.callTimeout(), toss.connectTimeout());
    RefusalDecoder refusals = new RefusalDecoder(JSON);
    return Feign.builder()
        .client(new OkHttpClient(SingleCall.client(patient, BODY_LIMIT_BYTES)))
        .options(new Request.Options(patient.connectTimeout(), patient.callTimeout(), false))
        .retryer(Retryer.NEVER_RETRY)
        .decoder((response, type) -> read(response, envelope).path("entityBody"))
        .errorDecoder((method, response) -> refusals.decode(method, plain(response, envelope)))
        .requestInterceptor(
            new BasicAuthRequestInterceptor(toss.secretKey(), "", StandardCharsets.UTF_8))
        .target(PayoutApi.class, toss.baseUrl().toString());
  }

  private static JsonNode read(Response response, Envelope envelope) throws IOException {
    if (response.body() == null) {
      throw new IOException("An empty answer");
    }
    String body = Util.toString(response.body().asReader(StandardCharsets.UTF_8));
    return JSON.readTree(envelope.open(body));
  }

  /** The error of v2 is nested and may be locked; that of v1, which is read there, is neither. */
  private static Response plain(Response response, Envelope envelope) {
    String error;
    try {
      JsonNode answer = read(response, envelope);
      error = answer.has("error") ? answer.path("error").toString() : answer.toString();
    } catch (IOException unreadable) {
      error = "";
    }
    return response.toBuilder().body(error, StandardCharsets.UTF_8).build();
  }
}
