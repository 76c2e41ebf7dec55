package dev.wonflow.e2e;

import dev.wonflow.local.LocalSystem;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** The whole system as a user has it, for one test class. */
final class RunningSystem implements AutoCloseable {
  final LocalSystem system;
  final Shop shop;
  final TossSide toss;
  final Books books;
  private final WorkflowServiceStubs stubs;
  final WorkflowClient temporal;

  private RunningSystem(LocalSystem system) {
    this.system = system;
    this.shop = new Shop(system.apiUrl(), system.demoKey("checkout"));
    this.toss = new TossSide(system.simulatorUrl());
    this.books = new Books(system.database());
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(system.temporalAddress()).build());
    this.temporal =
        WorkflowClient.newInstance(
            stubs, WorkflowClientOptions.newBuilder().setNamespace("default").build());
  }

  static RunningSystem start(Map<String, String> environment) {
    try {
      return new RunningSystem(
          LocalSystem.start(Files.createTempDirectory("wonflow-e2e"), environment));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    system.close();
  }
}
