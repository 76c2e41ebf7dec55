package dev.wonflow.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Speaks HTTP: starts and signals workflows, reads views, serves pages. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "wonflow",
            version = "v1",
            description =
                "Durable payments for online shops in Korea. Every error is a problem detail"
                    + " (RFC 9457) whose type leads to its explanation."))
@SpringBootApplication
@ConfigurationPropertiesScan
class ApiServerApplication {
  public static void main(String[] args) {
    SpringApplication.run(ApiServerApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
