package dev.wonflow.simulator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A stand-alone stand-in for Toss Payments. */
@SpringBootApplication
class TossSimulatorApplication {
  public static void main(String[] args) {
    SpringApplication.run(TossSimulatorApplication.class, args);
  }
}
