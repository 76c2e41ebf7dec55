/** Who is asking. */
@NullMarked
package dev.wonflow.api.caller;

import org.jspecify.annotations.NullMarked;
