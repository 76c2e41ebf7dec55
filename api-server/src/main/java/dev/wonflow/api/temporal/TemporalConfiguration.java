package dev.wonflow.api.temporal;

import dev.wonflow.payload.Payloads;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A client that answers soon, also when Temporal does not. */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {
  /** One call; a healthy server needs a few milliseconds. */
  private static final Duration CALL = Duration.ofSeconds(3);

  /** All tries of one call: no caller of ours waits longer for a 503. */
  private static final Duration ALL_TRIES = Duration.ofSeconds(5);

  @Bean
  DataConverter dataConverter() {
    return Payloads.converter();
  }

  @Bean
  TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> shortCalls() {
    return stubs ->
        stubs
            .setRpcTimeout(CALL)
            .setRpcRetryOptions(
                RpcRetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(50))
                    .setMaximumInterval(Duration.ofSeconds(1))
                    .setExpiration(ALL_TRIES)
                    .validateBuildWithDefaults());
  }
}
