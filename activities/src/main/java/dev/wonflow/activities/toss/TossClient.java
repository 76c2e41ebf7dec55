package dev.wonflow.activities.toss;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Feign;
import feign.Request;
import feign.Retryer;
import feign.auth.BasicAuthRequestInterceptor;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import feign.okhttp.OkHttpClient;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the client of {@link TossApi} together; retries belong to the workflow, never here. */
@Configuration(proxyBeanMethods = false)
class TossClient {
  @Bean
  TossApi tossApi(TossProperties toss) {
    return api(toss, SingleCall.client(toss));
  }

  static TossApi api(TossProperties toss, okhttp3.OkHttpClient http) {
    ObjectMapper json = mapper();
    return Feign.builder()
        .client(new OkHttpClient(http))
        // Feign rebuilds the client unless these say the same as the client itself.
        .options(new Request.Options(toss.connectTimeout(), toss.callTimeout(), false))
        .retryer(Retryer.NEVER_RETRY)
        .encoder(new JacksonEncoder(json))
        .decoder(new JacksonDecoder(json))
        .errorDecoder(new RefusalDecoder(json))
        .requestInterceptor(
            new BasicAuthRequestInterceptor(toss.secretKey(), "", StandardCharsets.UTF_8))
        .target(TossApi.class, toss.baseUrl().toString());
  }

  private static ObjectMapper mapper() {
    return JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        .build();
  }
}
