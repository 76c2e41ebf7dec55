package dev.wonflow.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Speaks HTTP: starts and signals workflows, reads views, serves pages. */
@SpringBootApplication
class ApiServerApplication {
  public static void main(String[] args) {
    SpringApplication.run(ApiServerApplication.class, args);
  }
}
