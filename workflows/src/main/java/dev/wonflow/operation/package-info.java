/** What operators see and do: the inbox of stuck payments, the commands, the audit. */
@NullMarked
package dev.wonflow.operation;

import org.jspecify.annotations.NullMarked;
