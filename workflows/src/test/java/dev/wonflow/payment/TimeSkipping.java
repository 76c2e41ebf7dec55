package dev.wonflow.payment;

import dev.wonflow.payload.Payloads;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.function.UnaryOperator;

/** The time-skipping server with our payloads and the search attributes of the inbox. */
public final class TimeSkipping {
  private TimeSkipping() {}

  /** One that no worker has registered with yet. */
  public static TestWorkflowEnvironment server() {
    return server(options -> options);
  }

  /** The same with further options. */
  public static TestWorkflowEnvironment server(
      UnaryOperator<TestEnvironmentOptions.Builder> further) {
    return TestWorkflowEnvironment.newInstance(
        further
            .apply(
                TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(
                        WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.converter())
                            .build())
                    .registerSearchAttribute(
                        "NeedsOperator", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                    .registerSearchAttribute(
                        "ErrorCode", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD))
            .build());
  }
}
