/** What operators see and do: the inbox, the commands, the audit. */
@NullMarked
package dev.wonflow.api.operation;

import org.jspecify.annotations.NullMarked;
