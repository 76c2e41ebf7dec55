package dev.wonflow.reconciliation;

/** A statement of the bank that a person handed in; its lines are stored under the id. */
public record BankStatement(String uploadId) {}
