package dev.wonflow.payment;

/** Where one order of a payment stands. */
public enum OrderStatus {
  NOT_STARTED,
  EXECUTING,
  SUCCESS,
  FAILURE,
  UNKNOWN
}
