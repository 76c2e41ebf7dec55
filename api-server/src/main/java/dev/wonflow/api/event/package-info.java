/** The ordered feed of what became true. */
@NullMarked
package dev.wonflow.api.event;

import org.jspecify.annotations.NullMarked;
