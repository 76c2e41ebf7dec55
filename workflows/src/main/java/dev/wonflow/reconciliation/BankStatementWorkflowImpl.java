package dev.wonflow.reconciliation;

/** One step, tried until the database takes it. */
public final class BankStatementWorkflowImpl implements BankStatementWorkflow {
  private final BankStatements statements = RunSteps.statements();

  @Override
  public BankImported run(BankStatement statement) {
    return statements.keep(statement);
  }
}
