/** Servers for the tests of all modules, and the tests of the launcher itself. */
@NullMarked
package dev.wonflow.local;

import org.jspecify.annotations.NullMarked;
