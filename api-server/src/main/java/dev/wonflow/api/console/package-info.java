/** Pages for operators, finance and auditors, behind a login. */
@NullMarked
package dev.wonflow.api.console;

import org.jspecify.annotations.NullMarked;
