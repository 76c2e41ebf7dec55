/** What is asked of Toss Payments, and what it answers. */
@NullMarked
package dev.wonflow.toss;

import org.jspecify.annotations.NullMarked;
