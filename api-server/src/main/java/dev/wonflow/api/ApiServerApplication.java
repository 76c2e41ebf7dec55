package dev.wonflow.api;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Speaks HTTP: starts and signals workflows, reads views, serves pages. */
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
