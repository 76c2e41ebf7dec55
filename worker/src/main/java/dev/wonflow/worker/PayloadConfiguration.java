package dev.wonflow.worker;

import dev.wonflow.payload.Payloads;
import io.temporal.common.converter.DataConverter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The payload format that every client and worker of wonflow shares. */
@Configuration(proxyBeanMethods = false)
class PayloadConfiguration {
  @Bean
  DataConverter dataConverter() {
    return Payloads.converter();
  }
}
