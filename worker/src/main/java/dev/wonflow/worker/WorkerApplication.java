package dev.wonflow.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the workflows and activities of one deployment. */
@SpringBootApplication(scanBasePackages = {"dev.wonflow.worker", "dev.wonflow.activities"})
class WorkerApplication {
  public static void main(String[] args) {
    SpringApplication.run(WorkerApplication.class, args);
  }
}
