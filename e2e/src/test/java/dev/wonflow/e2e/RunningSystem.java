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

/** The whole system as a user has it. */
final class RunningSystem implements AutoCloseable {
  final LocalSystem system;
  final Shop shop;
  final Shop finance;
  final TossSide toss;
  final Books books;
  private final WorkflowServiceStubs stubs;
  final WorkflowClient temporal;

  private RunningSystem(LocalSystem system) {
    this.system = system;
    this.shop = new Shop(system.apiUrl(), system.demoKey("checkout"));
    this.finance = new Shop(system.apiUrl(), system.demoKey("finance"));
    this.toss = new TossSide(system.simulatorUrl());
    this.books = new Books(system.database());
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(system.temporalAddress()).build());
    this.temporal =
        WorkflowClient.newInstance(
            stubs, WorkflowClientOptions.newBuilder().setNamespace("default").build());
  }

  /** One system for all test classes of a run; it ends with the run. */
  static RunningSystem shared() {
    return Shared.SYSTEM;
  }

  private static final class Shared {
    static final RunningSystem SYSTEM = start(Map.of());

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SYSTEM::close));
    }
  }

  /** Somebody with another of the demo keys. */
  Shop as(String name) {
    return new Shop(system.apiUrl(), system.demoKey(name));
  }

  /** A system of its own, for what needs other settings. */
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
