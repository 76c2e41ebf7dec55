package dev.wonflow.benchmark;

/** A payment as a workflow of DBOS. */
public interface DbosPayment {
  /** Pays the purchase of that number; DONE. */
  String pay(long number);
}
