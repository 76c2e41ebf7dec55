/** What is refused, and how that is said: RFC 9457 from the one error catalogue. */
@NullMarked
package dev.wonflow.api.problem;

import org.jspecify.annotations.NullMarked;
