/** The operators' inbox and the audit. */
@NullMarked
package dev.wonflow.activities.operation;

import org.jspecify.annotations.NullMarked;
