package dev.wonflow.simulator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A stand-alone stand-in for Toss Payments. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
class TossSimulatorApplication {
  public static void main(String[] args) {
    SpringApplication.run(TossSimulatorApplication.class, args);
  }
}
