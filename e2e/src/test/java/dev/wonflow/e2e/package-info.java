/** The promises of the README, kept on real servers and real processes. */
@NullMarked
package dev.wonflow.e2e;

import org.jspecify.annotations.NullMarked;
