/** The names of things, and how they are derived. */
@NullMarked
package dev.wonflow.id;

import org.jspecify.annotations.NullMarked;
