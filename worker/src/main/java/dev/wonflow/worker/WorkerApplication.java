package dev.wonflow.worker;

import dev.wonflow.activities.ActivitiesConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Runs the workflows and activities of one deployment. */
@SpringBootApplication
@Import(ActivitiesConfiguration.class)
class WorkerApplication {
  public static void main(String[] args) {
    SpringApplication.run(WorkerApplication.class, args);
  }
}
