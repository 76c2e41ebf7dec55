package dev.wonflow.e2e;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A workflow that uses each way to talk to one. */
@WorkflowInterface
public interface Greeting {

  /** Collects names until the end and greets them. */
  @WorkflowMethod
  String greet();

  @SignalMethod
  void name(String name);

  @SignalMethod
  void end();

  /** Adds a name and says how many there are. */
  @UpdateMethod
  int add(String name);

  @QueryMethod
  List<String> names();

  /** A workflow that a schedule starts. */
  @WorkflowInterface
  interface Bell {
    @WorkflowMethod
    String ring();
  }

  /** Knows how to address people. */
  @ActivityInterface
  interface Politeness {
    String address(String name);
  }

  /** Runs inside the worker of the test. */
  class PolitenessImpl implements Politeness {
    @Override
    public String address(String name) {
      return "Dear " + name;
    }
  }

  /** Greets nobody in particular. */
  class BellImpl implements Bell {
    @Override
    public String ring() {
      return "Hello";
    }
  }

  /** Waits for its end, at most a minute. */
  class Impl implements Greeting {
    private final Politeness politeness =
        Workflow.newLocalActivityStub(
            Politeness.class,
            LocalActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(5))
                .build());
    private final List<String> names = new ArrayList<>();
    private boolean ended;

    @Override
    public String greet() {
      Workflow.await(Duration.ofMinutes(1), () -> ended);
      return politeness.address(String.join(" and ", names));
    }

    @Override
    public void name(String name) {
      names.add(name);
    }

    @Override
    public void end() {
      ended = true;
    }

    @Override
    public int add(String name) {
      names.add(name);
      return names.size();
    }

    @Override
    public List<String> names() {
      return List.copyOf(names);
    }
  }
}
