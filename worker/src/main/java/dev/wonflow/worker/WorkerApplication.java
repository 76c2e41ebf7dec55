package dev.wonflow.worker;

import dev.wonflow.activities.ActivitiesConfiguration;
import dev.wonflow.activities.ledger.VerifyLedgerCommand;
import dev.wonflow.worker.key.KeyCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Runs the workflows and activities of one deployment, or one of its commands. */
@SpringBootApplication
@Import(ActivitiesConfiguration.class)
class WorkerApplication {
  public static void main(String[] args) {
    new KeyCommand(System.getenv(), System.out)
        .run(args)
        .or(() -> new VerifyLedgerCommand(System.getenv(), System.out).run(args))
        .ifPresentOrElse(System::exit, () -> SpringApplication.run(WorkerApplication.class, args));
  }
}
